package io.entregent.inbox.compose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entregent.channel.Outbound;
import io.entregent.channel.Outbound.Component;
import io.entregent.channel.Outbound.Parameter;
import io.entregent.kernel.Rejected;
import io.entregent.policy.SendGate;
import io.entregent.template.TemplateView;
import io.entregent.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    public Outbound.TemplateMessage outbound(TemplateChoice choice) {
        TemplateView template = template(choice);
        return new Outbound.TemplateMessage(choice.name(), choice.language(), components(template, values(template, choice)));
    }

    public static List<Component> components(TemplateView template, Map<String, String> values) {
        List<Parameter> header = new ArrayList<>();
        List<Parameter> body = new ArrayList<>();
        List<Component> buttons = new ArrayList<>();
        for (String variable : template.variables()) {
            String value = values.get(variable);
            if (variable.startsWith("header.")) {
                header.add(parameter(variable.substring("header.".length()), value));
            } else if (variable.startsWith("button.")) {
                buttons.add(new Component("button", "url", index(variable), List.of(new Parameter("text", null, value))));
            } else if (variable.startsWith("code.")) {
                buttons.add(new Component("button", "copy_code", index(variable), List.of(new Parameter("coupon_code", null, value))));
            } else if (variable.startsWith("otp.")) {
                // The platform writes the words of an authentication template; the code goes into them and into the button.
                body.add(new Parameter("text", null, value));
                buttons.add(new Component("button", "url", index(variable), List.of(new Parameter("text", null, value))));
            } else {
                body.add(parameter(variable, value));
            }
        }
        List<Component> components = new ArrayList<>();
        if (!header.isEmpty()) {
            components.add(new Component("header", null, null, header));
        }
        if (!body.isEmpty()) {
            components.add(new Component("body", null, null, body));
        }
        components.addAll(buttons);
        return components;
    }

    private static int index(String variable) {
        return Integer.parseInt(variable.substring(variable.indexOf('.') + 1));
    }

    private static Parameter parameter(String variable, String value) {
        if (List.of("image", "video", "document").contains(variable)) {
            return new Parameter(variable, null, value);
        }
        boolean positional = variable.chars().allMatch(Character::isDigit);
        return new Parameter("text", positional ? null : variable, value);
    }

    private TemplateView template(TemplateChoice choice) {
        return templates.find(choice.name(), choice.language()).orElseThrow(() -> Rejected.invalid("template.notLive"));
    }

    private static Map<String, String> values(TemplateView template, TemplateChoice choice) {
        return SendGate.fill(template.variables(), Gate.values(choice))
                .orElseThrow(() -> Rejected.invalid("template.parameters"));
    }
}
