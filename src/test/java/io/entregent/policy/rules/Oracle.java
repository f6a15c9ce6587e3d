package io.entregent.policy.rules;

import io.entregent.policy.Facts;
import io.entregent.policy.Facts.Consent;
import io.entregent.policy.Facts.Template;
import io.entregent.policy.Screen;
import io.entregent.policy.Situation;
import io.entregent.policy.Situation.Reach;
import io.entregent.policy.own.HouseRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the texts of the rules say, read by somebody who has not seen the gate: one long list of questions, no data, no
 * order but that of the speech. Only the facts are shared.
 */
final class Oracle {

    /** @param code null if it may go */
    record Answer(String verdict, String code, Instant until) {
    }

    private static final Set<String> EEA = Set.of("AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE",
            "IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "IS", "LI", "NO");

    private final Facts f;
    private final HouseRules house;
    private final boolean open;
    private final boolean template;
    private final String kind;
    private final String category;
    private String no;
    private String wait;
    private Instant until;

    private Oracle(Facts facts, HouseRules house) {
        f = facts;
        this.house = house;
        open = f.windowExpiresAt() != null && f.now().compareTo(f.windowExpiresAt()) < 0;
        template = f.content() instanceof Template;
        category = template && ((Template) f.content()).category() != null ? ((Template) f.content()).category().toUpperCase(Locale.ROOT) : "";
        kind = category.equals("MARKETING") ? "marketing" : f.purpose().kind();
    }

    static Answer ask(Facts facts, HouseRules house) {
        Oracle oracle = new Oracle(facts, house);
        oracle.speak();
        if (oracle.no != null) {
            return new Answer("refuse", oracle.no, null);
        }
        return oracle.wait != null ? new Answer("hold", oracle.wait, oracle.until) : new Answer("allow", null, null);
    }

    private void no(boolean broken, String code) {
        if (broken && no == null) {
            no = code;
        }
    }

    private void wait(boolean broken, String code, Instant end) {
        if (broken && end.compareTo(f.now()) > 0) {
            wait = wait == null ? code : wait;
            until = until == null || end.compareTo(until) > 0 ? end : until;
        }
    }

    private void speak() {
        Situation s = f.situation();
        LocalDate day = f.now().atZone(ZoneOffset.UTC).toLocalDate();
        String channel = s.channel();
        boolean whatsapp = channel.equals("whatsapp") && day.getYear() >= 2021;
        boolean old = whatsapp && day.isBefore(LocalDate.of(2021, 10, 8));
        boolean recent = whatsapp && !day.isBefore(LocalDate.of(2026, 1, 15));
        boolean meta = (channel.equals("messenger") || channel.equals("instagram")) && day.getYear() >= 2026;
        boolean apple = channel.equals("apple") && day.getYear() >= 2026;
        boolean viber = channel.equals("viber") && !day.isBefore(LocalDate.of(2024, 2, 5));
        boolean rcs = channel.equals("rcs") && day.getYear() >= 2026;
        boolean platform = whatsapp || meta || apple || viber || rcs;
        boolean europe = EEA.contains(s.sender().country());
        boolean france = s.sender().country().equals("FR") && !day.isBefore(LocalDate.of(2026, 8, 11));
        String vertical = day.getYear() >= 2026 ? s.sender().vertical() : "";
        boolean asked = !kind.equals("service");
        Consent consent = f.agreements().containsKey(kind.equals("marketing") && !f.purpose().kind().equals("marketing") ? "marketing" : f.purpose().code())
                ? f.agreements().get(kind.equals("marketing") && !f.purpose().kind().equals("marketing") ? "marketing" : f.purpose().code()).consent()
                : Consent.NONE;

        no((platform || europe || france) && f.suppressed() && !(!template && open && !asked), "contact.suppressed");
        no((platform || europe) && asked && consent == Consent.NONE, "consent.missing");
        no((platform || europe) && consent == Consent.WITHDRAWN && (asked || template && !open), "consent.withdrawn");
        no(europe && asked && consent == Consent.EXPIRED, "consent.expired");
        no(europe && asked && consent == Consent.UNPROVEN, "consent.unproven");
        no((europe || rcs) && asked && consent == Consent.HELD, "consent.held");

        no((whatsapp || viber || apple) && !template && !open, "window.closed");
        boolean sevenDays = f.windowExpiresAt() != null && s.automation() == null
                && f.now().compareTo(f.windowExpiresAt().plus(6, ChronoUnit.DAYS)) < 0;
        no(meta && !template && !open && !sevenDays, "window.closed");
        if (template) {
            Template t = (Template) f.content();
            no(whatsapp && !"APPROVED".equalsIgnoreCase(t.status()), "template.notLive");
            no(whatsapp && t.status() != null && t.values().isEmpty() != t.variables().isEmpty(), "template.parameters");
            no(old && category.equals("MARKETING"), "category.forbidden");
            no(meta || apple || viber, "template.notLive");
        }
        no(kind.equals("marketing") && (old || apple || vertical.equals("government")) || house.purposes().contains(kind), "category.forbidden");
        no(platform && f.screen().verdict() == Screen.Verdict.BLOCK, "content.sensitive");
        no(whatsapp && f.screen().topics().containsAll(List.of("identifier", "request")), "content.sensitive");
        no(vertical.equals("bank") && f.screen().kinds().stream().anyMatch(List.of("card", "card-code", "iban", "account")::contains), "content.sensitive");
        no((whatsapp || meta || apple) && s.automation() != null && !s.automation().offersHuman(), "automation.human");
        no(recent && s.automation() != null && s.automation().assistant() && !europe && !s.sender().country().equals("BR"), "automation.assistant");

        no(says(old, "promotion") || whatsapp && (sold("weapon") || sold("drug") || sold("currency") || sold("organ") || sold("wildlife"))
                || says(whatsapp, "gambling")
                || vertical.equals("health") && (sold("medicine") || sold("device")) || says(vertical.equals("health"), "result")
                || says(vertical.equals("health"), "diagnosis") || says(vertical.equals("government"), "campaign")
                || vertical.equals("bank") && f.screen().topics().containsAll(List.of("secret", "request"))
                || vertical.equals("retail") && (sold("alcohol") || sold("tobacco") || sold("medicine") || sold("device"))
                || says(vertical.equals("retail"), "adult")
                || house.topics().stream().anyMatch(f.screen().topics()::contains), "vertical.forbidden");
        no(vertical.equals("government") && List.of("POLICE", "ARMY", "INTELLIGENCE", "PARTY").contains(String.valueOf(s.sender().activity())),
                "vertical.forbidden");
        quiet();
        limits(whatsapp, recent);
        boolean barred = s.restrictions().stream().filter(one -> one.until() == null || one.until().compareTo(f.now()) > 0)
                .anyMatch(one -> one.reach() == Reach.ALL || one.reach() == Reach.FIRST && !open
                        || one.reach() == Reach.MARKETING && kind.equals("marketing"));
        no(platform && barred, "account.restricted");
    }

    private boolean says(boolean rule, String topic) {
        return rule && f.screen().topics().contains(topic);
    }

    private boolean sold(String goods) {
        return f.screen().topics().contains(goods) && f.screen().topics().contains("sale");
    }

    /** Minute by minute, as somebody would look at a clock. */
    private void quiet() {
        if (open || kind.equals("service") || !still(f.now())) {
            return;
        }
        Instant minute = f.now().truncatedTo(ChronoUnit.MINUTES);
        while (still(minute)) {
            minute = minute.plus(1, ChronoUnit.MINUTES);
        }
        wait(true, "quiet.hours", minute);
    }

    private boolean still(Instant at) {
        ZonedDateTime there = at.atZone(f.situation().sender().zone());
        if (house.quietDays().contains(there.getDayOfWeek())) {
            return true;
        }
        if (house.quietFrom() == null) {
            return false;
        }
        int time = there.toLocalTime().toSecondOfDay();
        int from = house.quietFrom().toSecondOfDay();
        int to = house.quietTo().toSecondOfDay();
        return from < to ? from <= time && time < to : from <= time || time < to;
    }

    private void limits(boolean whatsapp, boolean recent) {
        Situation.Usage u = f.situation().usage();
        Integer most = whatsapp ? u.tier() : null;
        if (!open && most != null && !u.reached() && u.portfolio().used() >= most) {
            wait(u.portfolio().oldest() != null, "limit.reached", u.portfolio().oldest().plus(24, ChronoUnit.HOURS));
        }
        if (!open && house.portfolio() != null && !u.reached() && u.own().used() >= house.portfolio()) {
            wait(true, "limit.reached", u.own().oldest().plus(24, ChronoUnit.HOURS));
        }
        if (whatsapp && u.number().used() >= 80) {
            wait(true, "limit.reached", u.number().oldest().plus(1, ChronoUnit.SECONDS));
        }
        if (whatsapp && u.pair().used() >= 45) {
            wait(true, "limit.reached", u.pair().oldest().plus(270, ChronoUnit.SECONDS));
        }
        if (whatsapp && u.api().used() > 0) {
            wait(true, "limit.reached", u.api().oldest().plus(5, ChronoUnit.MINUTES));
        }
        boolean marketing = template && !open && kind.equals("marketing");
        no(recent && marketing && "US".equals(f.situation().country()), "limit.reached");
        if (marketing && u.locked() != null && (recent || house.marketing() != null)) {
            wait(true, "limit.reached", u.locked());
        }
        boolean locked = u.locked() != null && u.locked().compareTo(f.now()) > 0;
        if (marketing && !locked && house.marketing() != null && u.marketing().used() >= house.marketing()) {
            wait(true, "limit.reached", u.marketing().oldest().plus(7, ChronoUnit.DAYS));
        }
    }
}
