package io.entregent.consent;

import java.time.Instant;
import java.util.UUID;

/**
 * How it is known that a person agreed or refused.
 *
 * @param method    form, qr, in_chat, keyword, paper, call, import, platform, preferences, agent, letter, api …
 * @param claimedAt when it happened by the word of who tells it, or null for now
 * @param wording   what somebody else calls the words that were shown, or null
 * @param shown     the words of our own library that were shown, or null
 * @param text      what proves it (an address, a note); personal, sealed; or null
 * @param message   our id of the message that proves it, or null
 * @param file      id of the attached file that proves it, or null
 * @param age       the person stated to be at least so old, or null
 */
public record Evidence(String method, Instant claimedAt, String wording, Shown shown, String text, UUID message, UUID file,
        Integer age) {

    /** @param sha256 of the exact text, in UTF-8 */
    public record Shown(String code, int version, String language, byte[] sha256, Integer notice) {
    }

    public static Evidence by(String method) {
        return new Evidence(method, null, null, null, null, null, null, null);
    }

    public static Evidence keyword(UUID message) {
        return by("keyword").message(message);
    }

    public static Evidence platform(Instant at) {
        return by("platform").claimed(at);
    }

    public Evidence claimed(Instant at) {
        return new Evidence(method, at, wording, shown, text, message, file, age);
    }

    public Evidence message(UUID id) {
        return new Evidence(method, claimedAt, wording, shown, text, id, file, age);
    }

    public Evidence wording(String name) {
        return new Evidence(method, claimedAt, name, shown, text, message, file, age);
    }

    public Evidence shown(Shown words) {
        return new Evidence(method, claimedAt, wording, words, text, message, file, age);
    }

    public Evidence text(String proof) {
        return new Evidence(method, claimedAt, wording, shown, proof, message, file, age);
    }

    public Evidence file(UUID id) {
        return new Evidence(method, claimedAt, wording, shown, text, message, id, age);
    }

    public Evidence age(Integer years) {
        return new Evidence(method, claimedAt, wording, shown, text, message, file, years);
    }

    /** Whether more than somebody's word is there. */
    boolean proves() {
        return wording != null || shown != null || text != null || message != null || file != null;
    }

    @Override
    public String toString() {
        return "Evidence[" + method + "]";
    }
}
