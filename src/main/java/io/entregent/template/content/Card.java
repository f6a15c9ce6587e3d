package io.entregent.template.content;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One card of a carousel. */
public record Card(List<Part> parts, ObjectNode json) {

    public Card {
        parts = List.copyOf(parts);
        json = json.deepCopy();
    }

    static Card read(ObjectNode json) {
        ObjectNode own = json.deepCopy();
        List<Part> parts = Part.all(own.path("components"));
        ArrayNode components = own.putArray("components");
        parts.forEach(one -> components.add(one.json()));
        return new Card(parts, own);
    }

    public ObjectNode json() {
        return json.deepCopy();
    }

    /** What all cards of one carousel must have in common: the kinds of parts and of buttons, in order. */
    public String structure() {
        StringBuilder structure = new StringBuilder();
        for (Part part : parts) {
            structure.append(part.type());
            if (part instanceof Header header) {
                structure.append(':').append(header.kind());
            } else if (part instanceof Buttons buttons) {
                buttons.buttons().forEach(one -> structure.append(':').append(one.kind()));
            }
            structure.append(' ');
        }
        return structure.toString().strip();
    }
}
