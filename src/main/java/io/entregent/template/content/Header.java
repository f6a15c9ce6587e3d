package io.entregent.template.content;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** What stands on top: a line of text, a file, or a place. */
public record Header(ObjectNode json) implements Part {

    public Header {
        json = json.deepCopy();
    }

    @Override
    public ObjectNode json() {
        return json.deepCopy();
    }

    /** TEXT, IMAGE, VIDEO, GIF, DOCUMENT, LOCATION, PRODUCT, or what Meta adds. */
    public String kind() {
        String format = Wire.text(json, "format");
        return format.isEmpty() ? "TEXT" : format;
    }

    @Override
    public Map<String, String> samples() {
        return Samples.of(json, "header_text");
    }

    /** The platform's names of uploaded sample files. */
    public List<String> handles() {
        return Wire.texts(json.path("example").path("header_handle"));
    }
}
