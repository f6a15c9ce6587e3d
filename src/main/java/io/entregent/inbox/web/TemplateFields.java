package io.entregent.inbox.web;

import io.entregent.template.TemplateView;
import io.entregent.template.content.TemplateContent;
import io.entregent.template.filling.Form;
import io.entregent.template.filling.Slot;
import io.entregent.template.review.Version;
import java.util.Map;
import java.util.stream.Collectors;

/** What the authors of a template told about its values, by the names that the template's form gives them. */
record TemplateFields(Map<String, String> meanings, Map<String, String> samples) {

    /** @param version that it shows, or null if it was there before versions were */
    static TemplateFields of(TemplateView held, Version version) {
        TemplateContent told = version == null ? null : version.document().in(held.language());
        TemplateContent content = told == null ? TemplateContent.ofComponents(held.health().components()) : told;
        return new TemplateFields(content.meanings(), Form.of(content.parts()).slots().stream().filter(slot -> !slot.sample().isEmpty())
                .collect(Collectors.toMap(Slot::name, Slot::sample)));
    }

    String meaning(Slot slot) {
        return meanings.get(slot.told());
    }

    String sample(Slot slot) {
        return samples.getOrDefault(slot.name(), "");
    }
}
