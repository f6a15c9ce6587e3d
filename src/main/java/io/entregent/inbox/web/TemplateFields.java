package io.entregent.inbox.web;

import io.entregent.template.TemplateView;
import io.entregent.template.content.Body;
import io.entregent.template.content.Button;
import io.entregent.template.content.Buttons;
import io.entregent.template.content.Header;
import io.entregent.template.content.TemplateContent;
import io.entregent.template.review.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the authors of a template told about its variables, by the names that the template's view gives them. */
record TemplateFields(Map<String, String> meanings, Map<String, String> samples) {

    /** @param version that it shows, or null if it was there before versions were */
    static TemplateFields of(TemplateView held, Version version) {
        TemplateContent told = version == null ? null : version.document().in(held.language());
        TemplateContent content = told == null ? TemplateContent.ofComponents(held.health().components()) : told;
        Map<String, String> samples = new HashMap<>();
        content.part(Body.class).ifPresent(body -> samples.putAll(body.samples()));
        content.part(Header.class).ifPresent(header -> header.samples().forEach((name, sample) -> samples.put("header." + name, sample)));
        List<Button> buttons = content.part(Buttons.class).map(Buttons::buttons).orElse(List.of());
        for (int i = 0; i < buttons.size(); i++) {
            if (!buttons.get(i).example().isEmpty()) {
                samples.put((buttons.get(i).kind().equals("COPY_CODE") ? "code." : "button.") + i, buttons.get(i).example());
            }
        }
        return new TemplateFields(content.meanings(), samples);
    }

    String meaning(String variable) {
        return meanings.get(variable.startsWith("header.") ? variable : "body." + variable);
    }

    String sample(String variable) {
        return samples.get(variable);
    }
}
