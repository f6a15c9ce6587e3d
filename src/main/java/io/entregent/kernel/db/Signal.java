package io.entregent.kernel.db;

import java.util.UUID;

/** A change on this or another node, fired as an asynchronous CDI event on every node. */
public record Signal(UUID tenant, String topic, String id) {

    /** What a topic begins with that is for the nodes alone: no browser hears of it. */
    public static final String WITHIN = "node.";

    public boolean isWithin() {
        return topic.startsWith(WITHIN);
    }
}
