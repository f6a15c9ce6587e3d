package io.entregent.inbox.compose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entregent.channel.Outbound;
import io.entregent.kernel.Rejected;
import io.entregent.policy.SendGate;
import io.entregent.template.TemplateView;
import io.entregent.template.Templates;
import io.entregent.template.filling.Filled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills templates: for people to read, for the row to keep, for the platform to send. */
@ApplicationScoped
public class TemplateTexts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]+)\\s*}}");

    @Inject
    private Templates templates;

    public String rendered(TemplateChoice choice) {
        TemplateView template = template(choice);
        Map<String, String> values = values(template, choice);
        return VARIABLE.matcher(template.body()).replaceAll(match ->
                Matcher.quoteReplacement(values.getOrDefault(match.group(1), match.group())));
    }

    /** @return null for a template that was there before versions were */
    public Integer version(TemplateChoice choice) {
        return template(choice).health().number();
    }

    public String stored(TemplateChoice choice) {
        try {
            return JSON.writeValueAsString(choice);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A template choice cannot be written");
        }
    }

    public TemplateChoice choice(String stored) {
        try {
            return JSON.readValue(stored, TemplateChoice.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A template choice cannot be read");
        }
    }

    /** @param token comes back with the answers of a flow */
    public Outbound.TemplateMessage outbound(TemplateChoice choice, UUID token) {
        TemplateView template = template(choice);
        Filled filled = Filled.of(template.health().components(), values(template, choice), token.toString());
        return new Outbound.TemplateMessage(choice.name(), choice.language(), filled.components(), filled.cards());
    }

    /**
     * Which values do not fit their places, by their names, and the rule that each breaks. A template that is not known
     * has no places.
     */
    public Map<String, String> faults(TemplateChoice choice, Instant now) {
        return Gate.named(choice) ? templates.find(choice.name(), choice.language()).map(template -> {
            Map<String, String> given = new HashMap<>();
            List<String> names = template.variables();
            for (int i = 0; i < choice.parameters().size(); i++) {
                TemplateValue one = choice.parameters().get(i);
                String name = one.name() != null ? one.name() : i < names.size() ? names.get(i) : null;
                given.put(name, one.value());
            }
            return template.form().faults(given, now);
        }).orElse(Map.of()) : Map.of();
    }

    /** @throws Rejected template.unsendable */
    public void demandSendable(TemplateChoice choice) {
        String obstacle = template(choice).form().obstacle();
        if (obstacle != null) {
            throw new Rejected(Rejected.Kind.INVALID, "template.unsendable", Map.of("reason", obstacle));
        }
    }

    private TemplateView template(TemplateChoice choice) {
        return templates.find(choice.name(), choice.language()).orElseThrow(() -> Rejected.invalid("template.notLive"));
    }

    private static Map<String, String> values(TemplateView template, TemplateChoice choice) {
        return SendGate.fill(template.variables(), Gate.values(choice))
                .orElseThrow(() -> Rejected.invalid("template.parameters"));
    }
}
