package io.entregent.policy.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.policy.Facts;
import io.entregent.policy.Facts.Template;
import io.entregent.policy.RuleBooks;
import io.entregent.policy.SendGate;
import io.entregent.policy.Situation;
import io.entregent.policy.Situation.Count;
import io.entregent.policy.Situation.Sender;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The gate beside the same rules in the wasm builds of Cedar and OPA on Node: differences, and decisions a second on one core each. */
public final class Peer {

    private static final int CASES = 20_000;
    private static final Duration MEASURED = Duration.ofSeconds(10);
    private static final LocalDate FIRST = LocalDate.of(2026, 8, 11);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Peer() {
    }

    private record Case(Facts facts, RuleBook book) {
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<Case> cases = cases();
        Path file = Files.createTempFile("facts", ".ndjson");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Case one : cases) {
                ObjectNode line = JSON.createObjectNode();
                line.set("context", context(one.facts()));
                line.put("verdict", SendGate.decide(one.facts(), one.book()).verdict().code());
                out.write(JSON.writeValueAsString(line));
                out.newLine();
            }
        }
        System.out.println("gate: " + Math.round(rate(cases)) + " decisions/s, " + CASES + " cases");
        int end = new ProcessBuilder("src/bench/policy/peer/run", file.toAbsolutePath().toString()).inheritIO().start().waitFor();
        Files.delete(file);
        System.exit(end);
    }

    private static double rate(List<Case> cases) {
        double best = 0;
        for (int round = 0; round < 2; round++) {
            long start = System.nanoTime();
            long asked = 0;
            long allowed = 0;
            while (System.nanoTime() - start < MEASURED.toNanos()) {
                for (Case one : cases) {
                    allowed += SendGate.decide(one.facts(), one.book()).allowed() ? 1 : 0;
                }
                asked += cases.size();
            }
            best = Math.max(best, asked * 1e9 / (System.nanoTime() - start));
            System.out.println("round " + round + ": " + allowed * 100 / asked + " % allowed");
        }
        return best;
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        RandomFacts random = new RandomFacts(7);
        while (cases.size() < CASES) {
            Facts one = random.facts();
            LocalDate day = LocalDate.ofInstant(one.now(), ZoneOffset.UTC);
            if (one.situation().channel().equals("whatsapp") && !day.isBefore(FIRST)) {
                Situation was = one.situation();
                Sender sender = new Sender(was.sender().vertical(), was.sender().activity(), "FR", was.sender().byProvider(), was.sender().zone());
                Facts facts = new Facts(one.now(), one.suppressed(), one.purpose(), one.agreements(), one.windowExpiresAt(), one.content(),
                        one.screen(), new Situation(was.channel(), was.country(), sender, was.usage(), was.restrictions(), was.automation()));
                cases.add(new Case(facts, RuleBooks.with("whatsapp", sender, day, null)));
            }
        }
        return cases;
    }

    private static ObjectNode context(Facts facts) {
        Situation around = facts.situation();
        ObjectNode context = JSON.createObjectNode();
        boolean template = facts.content() instanceof Template;
        Template content = template ? (Template) facts.content() : Template.unknown();
        context.put("suppressed", facts.suppressed()).put("template", template).put("open", facts.windowOpen());
        context.put("kind", facts.effectivePurpose().kind()).put("consent", facts.consent().name());
        context.put("status", content.status() == null ? "" : content.status().toUpperCase(Locale.ROOT)).put("fits", content.fits());
        context.put("screen", facts.screen().verdict().name());
        facts.screen().topics().forEach(context.putArray("topics")::add);
        facts.screen().kinds().forEach(context.putArray("kinds")::add);
        context.put("automatic", around.automation() != null).put("human", around.automation() != null && around.automation().offersHuman());
        context.put("vertical", around.sender().vertical()).put("activity", String.valueOf(around.sender().activity()));
        context.put("country", String.valueOf(around.country())).put("reached", around.usage().reached());
        context.put("tier", around.usage().tier() == null ? 0 : around.usage().tier());
        count(context, "portfolio", around.usage().portfolio(), facts.now());
        count(context, "number", around.usage().number(), facts.now());
        count(context, "pair", around.usage().pair(), facts.now());
        count(context, "api", around.usage().api(), facts.now());
        context.put("lockedFor", around.usage().locked() == null ? 0 : Duration.between(facts.now(), around.usage().locked()).toMillis());
        around.restrictions().stream().filter(one -> one.until() == null || one.until().isAfter(facts.now()))
                .forEach(one -> context.withArray("barred").add(one.reach().name()));
        context.withArray("barred");
        return context;
    }

    private static void count(ObjectNode context, String name, Count count, Instant now) {
        context.put(name, count.used()).put(name + "Age", count.oldest() == null ? 0 : Duration.between(count.oldest(), now).toMillis());
    }
}
