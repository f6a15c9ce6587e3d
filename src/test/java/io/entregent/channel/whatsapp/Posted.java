package io.entregent.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.channel.Outbound;

/** Lets tests of other rooms see what goes over the wire. */
public final class Posted {

    private Posted() {
    }

    public static JsonNode body(Outbound message) {
        return Bodies.message(message, null);
    }
}
