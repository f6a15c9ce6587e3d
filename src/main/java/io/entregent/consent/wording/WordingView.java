package io.entregent.consent.wording;

import io.entregent.consent.Evidence;
import java.time.Instant;

/**
 * One version of the words by which people are asked.
 *
 * @param notice      version of the notice that it was published with; null for a draft
 * @param publishedAt null for a draft
 * @param superseded  a newer version is published
 */
public record WordingView(String code, int version, String purpose, String titleEn, String titleFr, String bodyEn,
        String bodyFr, byte[] sha256En, byte[] sha256Fr, Integer notice, Instant createdAt, Instant publishedAt,
        boolean superseded) {

    public String title(String language) {
        return language.equals("fr") ? titleFr : titleEn;
    }

    public String body(String language) {
        return language.equals("fr") ? bodyFr : bodyEn;
    }

    public byte[] sha256(String language) {
        return language.equals("fr") ? sha256Fr : sha256En;
    }

    public boolean isPublished() {
        return publishedAt != null;
    }

    /** For the ledger: exactly these words, in this language. */
    public Evidence.Shown shown(String language) {
        return new Evidence.Shown(code, version, language, sha256(language), notice);
    }
}
