package io.entregent.template.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.kernel.Jcs;
import io.entregent.kernel.Rejected;
import java.util.Collections;
import java.util.Iterator;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One template under one name in all its languages: what is drafted, approved and sent to Meta as one.
 *
 * @param category  MARKETING, UTILITY or AUTHENTICATION
 * @param languages by Meta's code, such as fr or en_US
 */
public record TemplateDocument(String name, String category, SortedMap<String, TemplateContent> languages) {

    public TemplateDocument {
        languages = Collections.unmodifiableSortedMap(new TreeMap<>(languages));
    }

    /**
     * @param text as {@link #canonical()} gives it, or any JSON of the same shape
     * @throws Rejected {@code template.malformed}
     */
    public static TemplateDocument parse(String text) {
        ObjectNode document = Wire.object(Wire.read(text));
        JsonNode told = document.path("languages");
        if (!told.isObject() && !told.isMissingNode()) {
            throw Wire.malformed();
        }
        SortedMap<String, TemplateContent> languages = new TreeMap<>();
        for (Iterator<String> codes = told.fieldNames(); codes.hasNext();) {
            String code = codes.next();
            languages.put(language(code), TemplateContent.read(told.get(code)));
        }
        return new TemplateDocument(Wire.text(document, "name").strip(),
                Wire.text(document, "category").toUpperCase(Locale.ROOT), languages);
    }

    /** Meta writes both en-US and en_US. */
    public static String language(String code) {
        return code.replace('-', '_');
    }

    public static TemplateDocument of(String name, String category, String language, TemplateContent content) {
        return new TemplateDocument(name, category.toUpperCase(Locale.ROOT), new TreeMap<>(Collections.singletonMap(language(language), content)));
    }

    /** @return null if it does not speak this language */
    public TemplateContent in(String language) {
        return languages.get(language(language));
    }

    public ObjectNode json() {
        ObjectNode document = Wire.object();
        document.put("name", name).put("category", category);
        ObjectNode all = document.putObject("languages");
        languages.forEach((code, content) -> all.set(code, content.stored()));
        return document;
    }

    /** RFC 8785. */
    public String canonical() {
        return Jcs.text(json());
    }

    /** SHA-256 of {@link #canonical()}, in hexadecimal: what an approval is bound to. */
    public String hash() {
        return Jcs.sha256(json());
    }
}
