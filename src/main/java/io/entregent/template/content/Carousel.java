package io.entregent.template.content;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Cards side by side, below the body. */
public record Carousel(List<Card> cards, ObjectNode json) implements Part {

    public Carousel {
        cards = List.copyOf(cards);
        json = json.deepCopy();
    }

    static Carousel read(ObjectNode json) {
        List<Card> cards = Wire.objects(json.path("cards")).stream().map(Card::read).toList();
        ArrayNode own = json.putArray("cards");
        cards.forEach(one -> own.add(one.json()));
        return new Carousel(cards, json);
    }

    @Override
    public ObjectNode json() {
        return json.deepCopy();
    }
}
