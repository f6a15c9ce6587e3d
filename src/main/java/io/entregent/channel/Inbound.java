package io.entregent.channel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One thing that a platform told us. Every kind keeps what it did not understand in {@code raw}. */
public sealed interface Inbound {

    /** The tenant's account that it came to; null for events of the whole business account. */
    UUID account();

    /** The platform's JSON of this one update, unchanged in meaning; to be sealed, never logged. */
    String raw();

    /**
     * A person wrote.
     *
     * @param providerId unique id of the platform (wamid); it encodes the phone number, so treat it as personal
     * @param kind       text, image, video, audio, document, sticker, location, contacts, button, interactive,
     *                   reaction, order, system, unsupported, or any word of the platform that is new to us
     * @param text       what can be read: body, caption, button title, emoji; or null
     * @param payload    id or payload of a tapped button or row, or null
     * @param media      or null
     * @param replyTo    providerId that it answers or reacts to, or null
     */
    record MessageArrived(UUID account, String raw, Party from, String providerId, Instant at, String kind, String text,
            String payload, MediaRef media, String replyTo) implements Inbound {
    }

    /**
     * A media file that can still be fetched from the platform.
     *
     * @param sha256 as the platform gave it, or null
     */
    record MediaRef(String id, String mimeType, String fileName, String sha256) {
    }

    /** A person edited (newText, newMedia perhaps) or deleted (both null) an earlier message. */
    record MessageChanged(UUID account, String raw, Party from, String providerId, Instant at, boolean deleted,
            String newText) implements Inbound {
    }

    /**
     * A message of ours went on: sent, delivered, read, played, failed; any other word is kept as it is.
     *
     * @param ourId  our message id from biz_opaque_callback_data, or null
     * @param to     who, as far as told; may be null
     * @param errors on failed
     */
    record DeliveryChanged(UUID account, String raw, String providerId, UUID ourId, Party to, String status, Instant at,
            List<ProviderError> errors) implements Inbound {
    }

    /** The person's own switch at the platform: value "stop" or "resume" for a category; {@code at} may be null. */
    record PreferenceChanged(UUID account, String raw, Party from, String category, String value, Instant at)
            implements Inbound {
    }

    /**
     * A person wrote on a channel on which no conversation is held: of interest only as a wish to be left alone.
     *
     * @param at null where the platform does not say
     */
    record Wrote(UUID account, String raw, Party from, Instant at, String text) implements Inbound {
    }

    /** The person got a new phone number or a new user id. */
    record IdentityChanged(UUID account, String raw, Party before, Party after, Instant at) implements Inbound {
    }

    /**
     * The platform judged or changed a template.
     *
     * @param event APPROVED, REJECTED, PAUSED, …, QUALITY, CATEGORY, COMPONENTS
     * @param at    or null, where the platform does not say
     */
    record TemplateJudged(UUID account, String raw, String businessId, String templateId, String name, String language,
            String event, String reason, Map<String, String> details, Instant at) implements Inbound {
    }

    /** Limits, restrictions, bans, quality, alerts of the account; {@code field} is the platform's own word, {@code at} may be null. */
    record AccountChanged(UUID account, String raw, String businessId, String field, String event,
            Map<String, String> details, Instant at) implements Inbound {
    }

    /** Understood by nobody here yet; kept. */
    record Unknown(UUID account, String raw, String field, String reason) implements Inbound {
    }
}
