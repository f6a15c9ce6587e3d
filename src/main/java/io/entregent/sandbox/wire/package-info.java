/** Requests, answers and errors as Meta writes them. Knows nothing of what they are about. */
package io.entregent.sandbox.wire;
