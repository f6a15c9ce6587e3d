package io.entregent.channel.whatsapp;

import java.util.Optional;

/** To how many people a portfolio may write first within 24 hours. */
public final class MessagingLimit {

    private static final int THOUSAND = 1_000;

    private MessagingLimit() {
    }

    /**
     * A limit in the platform's one form.
     *
     * @param told a number of people, -1 for no limit, or already a tier
     * @return empty for what is no limit, and for words that are new
     */
    public static Optional<String> tier(String told) {
        if (told == null || !told.matches("TIER_[0-9A-Z]{1,12}|-1|[0-9]{1,7}")) {
            return Optional.empty();
        }
        if (told.startsWith("TIER_")) {
            return told.equals("TIER_NOT_SET") ? Optional.empty() : Optional.of(told);
        }
        int people = Integer.parseInt(told);
        return Optional.of(people < 0 ? "TIER_UNLIMITED"
                : "TIER_" + (people >= THOUSAND && people % THOUSAND == 0 ? people / THOUSAND + "K" : String.valueOf(people)));
    }

    /** @param tier TIER_50, TIER_2K; empty for UNLIMITED, NOT_SET and words that are new */
    public static Optional<Integer> people(String tier) {
        if (tier == null || !tier.matches("TIER_[0-9]{1,6}K?")) {
            return Optional.empty();
        }
        String number = tier.substring("TIER_".length());
        return Optional.of(number.endsWith("K") ? Integer.parseInt(number.substring(0, number.length() - 1)) * THOUSAND
                : Integer.parseInt(number));
    }
}
