package io.entregent.template.gallery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entregent.template.content.TemplateDocument;
import io.entregent.tenancy.Vertical;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The starters. */
public final class Gallery {

    private static final List<Starter> ALL = read();

    private Gallery() {
    }

    /** Those of a trade first, then those for all, then the others'. */
    public static List<Starter> forVertical(Vertical vertical) {
        return ALL.stream().sorted(Comparator.comparing(one -> one.vertical() == vertical ? 0 : one.vertical() == null ? 1 : 2)).toList();
    }

    public static Optional<Starter> starter(String code) {
        return ALL.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    private static List<Starter> read() {
        try (InputStream file = Gallery.class.getResourceAsStream("gallery.json")) {
            List<Starter> all = new ArrayList<>();
            for (JsonNode one : new ObjectMapper().readTree(file)) {
                Vertical vertical = one.hasNonNull("vertical") ? Vertical.valueOf(one.get("vertical").asText()) : null;
                all.add(new Starter(one.get("name").asText(), vertical, TemplateDocument.parse(one.toString())));
            }
            return List.copyOf(all);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
