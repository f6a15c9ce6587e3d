/** Requests of programs that come again. The second has no effect and gets the answer of the first. */
package io.entregent.inbox.repeat;
