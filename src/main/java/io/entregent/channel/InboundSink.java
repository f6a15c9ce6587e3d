package io.entregent.channel;

/**
 * Takes what came in. Called inside the transaction that also completes the journal entry, in the
 * tenant's scope. MUST be idempotent: the same update may come any number of times, in any order.
 * Every sink sees every update and ignores what is not its own.
 */
public interface InboundSink {

    /** @throws NotHereYet if it speaks of something that may still be on its way; then it is tried again for a while */
    void accept(Inbound inbound);

    /** What it speaks of is not here; when patience ends it is kept as an event, under this code. */
    final class NotHereYet extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public NotHereYet(String code) {
            super(code, null, false, false);
        }

        String code() {
            return getMessage();
        }
    }
}
