package io.entregent.consent.web;

import io.entregent.consent.ledger.ConsentState.Status;

/** The colour in which a state is shown; its words always stand beside. */
final class ConsentTones {

    private ConsentTones() {
    }

    static String of(Status status) {
        if (status == Status.GIVEN) {
            return "open";
        }
        return status.refused() ? "closed" : status == Status.NONE ? "none" : "closing";
    }
}
