package io.entregent.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.entregent.channel.Outbound;
import java.util.ArrayList;
import java.util.List;

/** Questions with buttons, as they lie sealed in a message. */
final class Questions {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Questions() {
    }

    static String stored(List<Outbound.Answer> answers) {
        ArrayNode list = JSON.createArrayNode();
        answers.forEach(one -> list.addObject().put("payload", one.payload()).put("title", one.title()));
        return list.toString();
    }

    static Outbound.Buttons content(String body, String stored) {
        try {
            List<Outbound.Answer> answers = new ArrayList<>();
            for (JsonNode one : JSON.readTree(stored)) {
                answers.add(new Outbound.Answer(one.get("payload").asText(), one.get("title").asText()));
            }
            return new Outbound.Buttons(body, answers);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("A stored question cannot be read", damaged);
        }
    }
}
