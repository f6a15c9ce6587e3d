package io.entregent.channel;

import java.util.List;
import java.util.UUID;

/**
 * A message of ours on its way to a platform.
 *
 * @param ourId comes back in status webhooks and settles unknown outcomes
 */
public record Outbound(UUID ourId, UUID account, Party to, Content content, String replyTo) {

    /** What it says. */
    public sealed interface Content {
    }

    public record Text(String body) implements Content {
    }

    /** A question with at most three answers to tap, each with the payload that comes back. */
    public record Buttons(String body, List<Answer> answers) implements Content {
    }

    /** @param title at most 20 characters on WhatsApp */
    public record Answer(String payload, String title) {
    }

    /**
     * @param kind image, video, audio, document, sticker
     */
    public record Media(String kind, byte[] bytes, String mimeType, String fileName, String caption) implements Content {
    }

    /**
     * A live template with the values of its variables, in the platform's terms.
     *
     * @param cards of a carousel, each with its own components; empty if it is none
     */
    public record TemplateMessage(String name, String language, List<Component> components, List<List<Component>> cards) implements Content {

        public TemplateMessage(String name, String language, List<Component> components) {
            this(name, language, components, List.of());
        }
    }

    /**
     * @param type    header, body, button or limited_time_offer
     * @param subType for buttons: quick_reply, url, copy_code …; else null
     * @param index   for buttons; else null
     */
    public record Component(String type, String subType, Integer index, List<Parameter> parameters) {
    }

    /**
     * @param type  text, image, video, document, location, product, payload, coupon_code, action …
     * @param name  for named variables; else null
     * @param value a text, or a map of members for what is more than a text
     */
    public record Parameter(String type, String name, Object value) {
    }
}
