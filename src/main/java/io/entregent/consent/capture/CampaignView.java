package io.entregent.consent.capture;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A page on which people opt in.
 *
 * @param wording      code of the wording; its newest published version is shown
 * @param account      from which number the tenant will write
 * @param confirmation whatsapp: by the person's own message; none: the form is enough
 * @param age          the person has to state to be at least so old, or null
 * @param embed        origins that may show the page inside their own, separated by spaces
 */
public record CampaignView(UUID id, String slug, String name, String wording, UUID account, String confirmation, Integer age,
        String embed, boolean open, Instant createdAt) {

    public List<String> sites() {
        return embed.isBlank() ? List.of() : List.of(embed.strip().split("\\s+"));
    }

    public boolean isConfirmed() {
        return confirmation.equals("whatsapp");
    }
}
