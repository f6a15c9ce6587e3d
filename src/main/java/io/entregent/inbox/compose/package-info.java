/** What is to be sent and to whom, put before the send gate. Queues and sends nothing. */
package io.entregent.inbox.compose;
