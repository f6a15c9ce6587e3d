/** How templates fare with the people who get them: counts only, of messages that are kept. */
package io.entregent.inbox.figures;
