package io.entregent.channel;

/**
 * Takes what came in. Called inside the transaction that also completes the journal entry, in the
 * tenant's scope. MUST be idempotent: the same update may come any number of times, in any order.
 * Every sink sees every update and ignores what is not its own.
 */
public interface InboundSink {

    void accept(Inbound inbound);
}
