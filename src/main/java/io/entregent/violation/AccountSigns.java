package io.entregent.violation;

import io.entregent.channel.Inbound;
import io.entregent.policy.Situation.Reach;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Meta's account events mean (webhook fields account_update, account_alerts, account_review_update,
 * phone_number_quality_update, phone_number_name_update, business_capability_update, security; 2026-05). Pure.
 */
final class AccountSigns {

    /** People block and report the number: what they did not ask for has to stop before the platform stops it all. */
    static final String FLAGGED = "FLAGGED";

    private static final Set<String> NO_MATTER = Set.of("PARTNER_ADDED", "PARTNER_REMOVED", "PARTNER_APP_INSTALLED",
            "PARTNER_APP_UNINSTALLED", "PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE", "AUTH_INTL_PRICE_ELIGIBILITY_UPDATE",
            "BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE", "AD_ACCOUNT_LINKED", "MM_LITE_TERMS_SIGNED",
            "VOLUME_BASED_PRICING_TIER_UPDATE", "ACCOUNT_RECONNECTED", "ONBOARDING", "APPROVED", "OBA_APPROVED", "UNFLAGGED",
            "THROUGHPUT_UPGRADE", "UPGRADE", "VERIFIED_ACCOUNT");

    /** By the platform's words; what is not here stops no message. */
    private static final Map<String, Reach> REACHES = Map.of("RESTRICTED_BIZ_INITIATED_MESSAGING", Reach.FIRST,
            "RESTRICTED_CUSTOMER_INITIATED_MESSAGING", Reach.ALL, "RESTRICTED_UTILITY_TEMPLATES", Reach.FIRST,
            "RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES", Reach.FIRST);

    /** @param until null for as long as nobody lifts it */
    record Held(Reach reach, String reason, Instant until) {
    }

    private AccountSigns() {
    }

    /** @return empty for what is no violation */
    static Optional<Severity> severity(Inbound.AccountChanged told) {
        if (NO_MATTER.contains(told.event())) {
            return Optional.empty();
        }
        return Optional.of(switch (told.event()) {
            case "DISABLED_UPDATE" -> "REINSTATE".equals(ban(told)) ? Severity.LOW : Severity.CRITICAL;
            case "ACCOUNT_DELETED", "ACCOUNT_OFFBOARDED" -> Severity.CRITICAL;
            case "ACCOUNT_RESTRICTION", "ACCOUNT_VIOLATION", FLAGGED, "REJECTED", "OBA_REJECTED" -> Severity.HIGH;
            case "DOWNGRADE", "PIN_CHANGED", "PIN_RESET_REQUEST", "PIN_RESET_SUCCESS" -> Severity.MEDIUM;
            default -> alert(told);
        });
    }

    /** Templates that the platform stops or warns of; what it refuses at first is no violation, but a review. */
    static Optional<Severity> severity(Inbound.TemplateJudged told) {
        return switch (told.event()) {
            case "DISABLED", "LOCKED" -> Optional.of(Severity.HIGH);
            case "PAUSED", "FLAGGED" -> Optional.of(Severity.MEDIUM);
            case "QUALITY" -> "RED".equals(told.details().get("new_quality_score")) ? Optional.of(Severity.LOW) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Severity alert(Inbound.AccountChanged told) {
        return switch (told.details().getOrDefault("alert_info.alert_severity", "")) {
            case "CRITICAL" -> Severity.HIGH;
            case "WARNING" -> Severity.MEDIUM;
            default -> Severity.LOW;
        };
    }

    static List<Held> restrictions(Inbound.AccountChanged told) {
        List<Held> all = new ArrayList<>();
        for (int i = 0; told.details().containsKey("restriction_info." + i + ".restriction_type"); i++) {
            String type = told.details().get("restriction_info." + i + ".restriction_type");
            if (REACHES.containsKey(type)) {
                all.add(new Held(REACHES.get(type), type,
                        time(told.details().get("restriction_info." + i + ".expiration"))));
            }
        }
        if ("DISABLED_UPDATE".equals(told.event()) && "DISABLE".equals(ban(told)) || "ACCOUNT_DELETED".equals(told.event())) {
            all.add(new Held(Reach.ALL, told.event(), null));
        }
        if (FLAGGED.equals(told.event())) {
            all.add(new Held(Reach.MARKETING, FLAGGED, null));
        }
        return all;
    }

    /** The number's quality is no longer low; what else is restricted stays so. */
    static boolean recovers(Inbound.AccountChanged told) {
        return "UNFLAGGED".equals(told.event());
    }

    /** Everything works again. */
    static boolean lifts(Inbound.AccountChanged told) {
        return "DISABLED_UPDATE".equals(told.event()) && "REINSTATE".equals(ban(told)) || "ACCOUNT_RECONNECTED".equals(told.event());
    }

    /** Codes for the queue: what was violated, restricted, decided. */
    static List<String> details(Inbound.AccountChanged told) {
        return told.details().entrySet().stream().filter(one -> one.getKey().matches(
                        "violation_info\\.violation_type|ban_info\\..*|restriction_info\\.\\d+\\..*|alert_info\\.alert_(type|severity)"
                        + "|decision|current_limit|max_daily_conversations_per_business|max_phone_numbers_per_(business|waba)"))
                .map(one -> one.getKey().replaceFirst("^.*\\.", "") + "=" + code(one.getValue())).toList();
    }

    private static String code(String value) {
        String plain = value.replaceAll("[^A-Za-z0-9_ .:+-]", " ").strip();
        return plain.substring(0, Math.min(plain.length(), 80));
    }

    private static String ban(Inbound.AccountChanged told) {
        return told.details().getOrDefault("ban_info.waba_ban_state", "").toUpperCase(Locale.ROOT);
    }

    /** Seconds, or a date in one of the forms that Meta writes; null for what is none: then it holds until it is lifted. */
    static Instant time(String told) {
        if (told == null || told.isBlank()) {
            return null;
        }
        try {
            if (told.matches("\\d{9,12}")) {
                return Instant.ofEpochSecond(Long.parseLong(told));
            }
            return told.length() <= 10 ? LocalDate.parse(told).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(told.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2")).toInstant();
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
