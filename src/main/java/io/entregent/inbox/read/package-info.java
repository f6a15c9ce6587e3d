/** Threads and lists as they are stored, sealed, and as people read them, opened. Changes no message. */
package io.entregent.inbox.read;
