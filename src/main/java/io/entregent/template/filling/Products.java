package io.entregent.template.filling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A choice from a catalogue as people write it: "Bestsellers: sku1, sku2; New: sku3". */
public final class Products {

    /** Meta's limits for a list of products in a message. */
    private static final int SECTIONS = 10;
    private static final int ITEMS = 30;
    private static final int TITLE = 24;
    private static final int LONGEST_ID = 100;

    /** Products under one title. */
    public record Section(String title, List<String> items) {

        public Section {
            items = List.copyOf(items);
        }
    }

    private Products() {
    }

    /** @return empty if it is no such list, or longer than the platform takes */
    public static Optional<List<Section>> read(String text) {
        List<Section> sections = new ArrayList<>();
        int items = 0;
        // French writes hard spaces before colons and semicolons.
        for (String part : text.replaceAll("[\\u00A0\\u202F]", " ").split(";")) {
            int colon = part.indexOf(':');
            String title = colon < 0 ? "" : part.substring(0, colon).strip();
            List<String> ids = Arrays.stream(part.substring(colon + 1).split(",")).map(String::strip).toList();
            if (title.isEmpty() || title.length() > TITLE || !ids.stream().allMatch(Products::id)) {
                return Optional.empty();
            }
            sections.add(new Section(title, ids));
            items += ids.size();
        }
        return sections.size() > SECTIONS || items > ITEMS ? Optional.empty() : Optional.of(sections);
    }

    /** Whether this can be the retailer's id of a product. */
    static boolean id(String text) {
        return text.length() <= LONGEST_ID && text.matches("[^\\s,;:]+");
    }
}
