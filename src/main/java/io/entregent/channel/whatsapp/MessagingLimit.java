package io.entregent.channel.whatsapp;

import java.util.Optional;

/** To how many people a portfolio may write first within 24 hours. */
public final class MessagingLimit {

    private static final int THOUSAND = 1_000;

    private MessagingLimit() {
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
