package io.entregent.template.content;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** One component of a template. */
public sealed interface Part permits Header, Body, Footer, Buttons, Carousel, Other {

    /** Meta's JSON of this part; a copy. */
    ObjectNode json();

    /** Meta's name of the kind, in capitals. */
    default String type() {
        return Wire.text(json(), "type");
    }

    /** @param json as Meta writes it; types and formats in any case */
    static Part of(ObjectNode json) {
        ObjectNode own = json.deepCopy();
        Wire.capitals(own, "type");
        Wire.capitals(own, "format");
        return switch (Wire.text(own, "type")) {
            case "HEADER" -> new Header(own);
            case "BODY" -> new Body(own);
            case "FOOTER" -> new Footer(own);
            case "BUTTONS" -> Buttons.read(own);
            case "CAROUSEL" -> Carousel.read(own);
            default -> new Other(own);
        };
    }

    static List<Part> all(com.fasterxml.jackson.databind.JsonNode components) {
        return Wire.objects(components).stream().map(Part::of).toList();
    }

    /** The part's words, or an empty text where it has none. */
    default String text() {
        return Wire.text(json(), "text");
    }

    /** Sample values by the names of their variables ("1", "first_name"). */
    default Map<String, String> samples() {
        return Map.of();
    }
}
