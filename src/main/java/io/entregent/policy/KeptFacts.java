package io.entregent.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.entregent.policy.Facts.Agreement;
import io.entregent.policy.Facts.Content;
import io.entregent.policy.Facts.FreeForm;
import io.entregent.policy.Facts.Template;
import io.entregent.policy.Facts.Use;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Facts as they are stored: of what was said, only whether its variables were filled in. */
final class KeptFacts {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    /** @param template null for free words */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Shape(Instant now, boolean suppressed, Use purpose, Map<String, Agreement> agreements, Instant windowExpiresAt,
            Named template, Screen screen, Situation situation) {
    }

    private record Named(String category, String status, boolean fits) {
    }

    private KeptFacts() {
    }

    static String write(Facts facts) {
        Named template = facts.content() instanceof Template one ? new Named(one.category(), one.status(), one.fits()) : null;
        try {
            return JSON.writeValueAsString(new Shape(facts.now(), facts.suppressed(), facts.purpose(), facts.agreements(),
                    facts.windowExpiresAt(), template, facts.screen(), facts.situation()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Facts cannot be written", impossible);
        }
    }

    /** @param kept null for a decision from before facts were kept; so is the answer */
    static Facts read(String kept) {
        if (kept == null) {
            return null;
        }
        try {
            Shape one = JSON.readValue(kept, Shape.class);
            return new Facts(one.now(), one.suppressed(), one.purpose(), one.agreements() == null ? Map.of() : one.agreements(),
                    one.windowExpiresAt(), content(one.template()), one.screen(), one.situation());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("Facts cannot be read", broken);
        }
    }

    private static Content content(Named template) {
        return template == null ? new FreeForm()
                : new Template(template.category(), template.status(), template.fits() ? List.of() : List.of("1"), List.of());
    }
}
