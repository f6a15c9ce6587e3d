package io.entregent.template.content;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A limited-time offer, a call permission request, or a kind that is new to us: shown and kept, not edited. */
public record Other(ObjectNode json) implements Part {

    public Other {
        json = json.deepCopy();
    }

    @Override
    public ObjectNode json() {
        return json.deepCopy();
    }

    @Override
    public String text() {
        return Wire.text(json.path("limited_time_offer"), "text");
    }
}
