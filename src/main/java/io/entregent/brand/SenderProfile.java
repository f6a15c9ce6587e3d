package io.entregent.brand;

import io.entregent.kernel.Rejected;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What customers read of a number.
 *
 * @param state    waiting, synchronised, refused; null before it was ever written here
 * @param trouble  what WhatsApp said, or null
 * @param syncedAt null if never
 */
public record SenderProfile(UUID account, String number, String about, String address, String description, String email, List<String> websites,
        String vertical, String state, String trouble, Instant syncedAt) {

    /** Meta's words. */
    public static final List<String> VERTICALS = List.of("OTHER", "AUTO", "BEAUTY", "APPAREL", "EDU", "ENTERTAIN", "EVENT_PLAN", "FINANCE", "GROCERY",
            "GOVT", "HOTEL", "HEALTH", "NONPROFIT", "PROF_SERVICES", "RETAIL", "TRAVEL", "RESTAURANT");
    private static final int ABOUT = 139;
    private static final int ADDRESS = 256;
    private static final int DESCRIPTION = 512;
    private static final int EMAIL = 128;
    private static final int WEBSITE = 256;
    private static final int MOST_WEBSITES = 2;

    /**
     * By Meta's limits.
     *
     * @throws Rejected {@code brand.profile.about}, {@code .address}, {@code .description}, {@code .email},
     *         {@code .websites}, {@code .vertical}
     */
    void check() {
        demand(!about.isBlank() && about.length() <= ABOUT, "about", ABOUT);
        demand(address.length() <= ADDRESS, "address", ADDRESS);
        demand(description.length() <= DESCRIPTION, "description", DESCRIPTION);
        demand(email.isEmpty() || email.length() <= EMAIL && email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]{2,}"), "email", EMAIL);
        demand(websites.size() <= MOST_WEBSITES && websites.stream().allMatch(SenderProfile::isWebsite), "websites", MOST_WEBSITES);
        demand(VERTICALS.contains(vertical), "vertical", 0);
    }

    private static boolean isWebsite(String text) {
        try {
            URI address = URI.create(text);
            return text.length() <= WEBSITE && List.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static void demand(boolean holds, String field, int most) {
        if (!holds) {
            throw Rejected.invalid("brand.profile." + field, most);
        }
    }
}
