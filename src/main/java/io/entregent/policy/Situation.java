package io.entregent.policy;

import io.entregent.kernel.Zones;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/**
 * From where and to whom, beside the message itself.
 *
 * @param channel    the platform's short name, whatsapp, messenger, …
 * @param country    of the person, ISO 3166-1 alpha-2; null if unknown
 * @param automation null if a person wrote it
 */
public record Situation(String channel, String country, Sender sender, Usage usage, Set<Restriction> restrictions,
        Automation automation) {

    public Situation {
        restrictions = Set.copyOf(restrictions);
    }

    /**
     * The tenant, as far as rules ask.
     *
     * @param vertical   retail, health, government, bank
     * @param activity   what it does, in the words of its onboarding: SHOP, PHARMACY, TOWN_HALL, POLICE, …; null if unknown
     * @param country    of its seat
     * @param byProvider its solution provider is recorded
     * @param zone       by whose clock its quiet hours go; {@link Zones#USUAL} if unknown
     */
    public record Sender(String vertical, String activity, String country, boolean byProvider, ZoneId zone) {

        public Sender {
            zone = zone == null ? Zones.USUAL : zone;
        }

        /** By the usual clock. */
        public Sender(String vertical, String activity, String country, boolean byProvider) {
            this(vertical, activity, country, byProvider, null);
        }
    }

    /**
     * How many there were in a moving time.
     *
     * @param oldest of those; null if none
     */
    public record Count(int used, Instant oldest) {

        public static final Count NONE = new Count(0, null);
    }

    /**
     * What was sent already.
     *
     * @param portfolio people reached outside of a window in 24 h by all numbers of the business, whichever tenant holds them
     * @param own       the same by the tenant's own numbers
     * @param reached   this person is one of the tenant's own
     * @param tier      the most people that the platform lets the business reach; null: no limit, or unknown
     * @param number    messages of this number in one second
     * @param pair      messages of this number to this person in 270 s, which is what a burst of 45 borrows
     * @param api       calls for this business account in one hour
     * @param marketing marketing messages to this person outside of a window in 24 h
     * @param locked    until when the platform takes no marketing for this person; null if it does
     */
    public record Usage(Count portfolio, Count own, boolean reached, Integer tier, Count number, Count pair, Count api, Count marketing,
            Instant locked) {

        public static final Usage NONE = new Usage(Count.NONE, Count.NONE, false, null, Count.NONE, Count.NONE, Count.NONE, Count.NONE, null);

        /** Facts that were kept before the two counts were told apart have one. */
        public Usage {
            own = own == null ? portfolio : own;
        }
    }

    /** What a platform no longer takes. FIRST: messages that answer nobody. */
    public enum Reach { MARKETING, FIRST, ALL }

    /** @param until null for as long as nobody lifts it */
    public record Restriction(Reach reach, Instant until) {
    }

    /**
     * A program wrote it.
     *
     * @param offersHuman it tells how to reach one
     * @param assistant   it is the work of a general-purpose AI assistant, and that is what the number is for
     */
    public record Automation(boolean offersHuman, boolean assistant) {
    }

    public static Situation plain() {
        return new Situation("whatsapp", null, new Sender("retail", null, "FR", false), Usage.NONE, Set.of(), null);
    }
}
