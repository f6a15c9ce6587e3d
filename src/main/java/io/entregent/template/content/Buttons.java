package io.entregent.template.content;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The buttons, in their order. */
public record Buttons(List<Button> buttons, ObjectNode json) implements Part {

    public Buttons {
        buttons = List.copyOf(buttons);
        json = json.deepCopy();
    }

    static Buttons read(ObjectNode json) {
        List<Button> buttons = Wire.objects(json.path("buttons")).stream().map(Button::new).toList();
        ArrayNode own = json.putArray("buttons");
        buttons.forEach(one -> own.add(one.json()));
        return new Buttons(buttons, json);
    }

    @Override
    public ObjectNode json() {
        return json.deepCopy();
    }
}
