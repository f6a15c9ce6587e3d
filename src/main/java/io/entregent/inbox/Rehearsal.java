package io.entregent.inbox;

import io.entregent.channel.Inbound;
import java.util.Optional;

/** Knows the words by which somebody tries whether a new number works. Asked in the transaction that takes a message in. */
public interface Rehearsal {

    /** @return what to answer, through the gate like any other message; empty for words that are meant for people */
    Optional<String> answer(Inbound.MessageArrived arrived);
}
