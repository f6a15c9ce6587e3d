package io.entregent.template.content;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The small line below. */
public record Footer(ObjectNode json) implements Part {

    public Footer {
        json = json.deepCopy();
    }

    @Override
    public ObjectNode json() {
        return json.deepCopy();
    }

    /** Authentication: after how many minutes the code is void; null if nothing is said. */
    public Integer codeExpirationMinutes() {
        return json.path("code_expiration_minutes").isInt() ? json.path("code_expiration_minutes").asInt() : null;
    }
}
