package io.entregent.policy.rules;

import io.entregent.dlp.Dlp;
import io.entregent.dlp.Scan;
import io.entregent.dlp.Screening;
import io.entregent.policy.Decision;
import io.entregent.policy.Facts;
import io.entregent.policy.RuleBooks;
import io.entregent.policy.Screen;
import io.entregent.policy.SendGate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one decision takes: alone, and with the screening of one kilobyte of French service text. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 3)
public class GateBench {

    private static final int KILOBYTE = 1024;
    private static final int FACTS = 4096;
    private static final List<String> SENTENCES = List.of("Bonjour, votre commande 2026-004512 est prête en boutique jusqu'à 19 h 30. ",
            "Le retrait se fait au 12 rue des Lilas, avec une pièce d'identité. ", "Pour toute question : 01 99 00 10 01. ",
            "Montant réglé : 1 249,90 EUR le 14/11/2026. ", "Suivi du colis : 6A12345678901. ", "À bientôt chez Maison Lumen ! ");

    private final List<Facts> facts = new ArrayList<>();
    private final List<RuleBook> books = new ArrayList<>();
    private String text;
    private int next;

    @Setup
    public void prepare() {
        RandomFacts random = new RandomFacts(1);
        for (int i = 0; i < FACTS; i++) {
            Facts one = random.facts();
            facts.add(one);
            books.add(RuleBooks.with(one.situation().channel(), one.situation().sender(), LocalDate.ofInstant(one.now(), ZoneOffset.UTC), null));
        }
        StringBuilder words = new StringBuilder();
        for (int i = 0; words.length() < KILOBYTE; i++) {
            words.append(SENTENCES.get(i % SENTENCES.size()));
        }
        text = words.substring(0, KILOBYTE);
    }

    @Benchmark
    public Decision decide() {
        int at = next++ & FACTS - 1;
        return SendGate.decide(facts.get(at), books.get(at));
    }

    @Benchmark
    public Decision screenAndDecide() {
        int at = next++ & FACTS - 1;
        Facts one = facts.get(at);
        Scan scan = Dlp.scan(text, Screening.none());
        Set<String> kinds = scan.hits().stream().map(hit -> hit.kind().code()).collect(Collectors.toSet());
        Screen screen = new Screen(Screen.Verdict.valueOf(scan.verdict().name()), kinds, Topics.of(text));
        return SendGate.decide(new Facts(one.now(), one.suppressed(), one.purpose(), one.agreements(), one.windowExpiresAt(), one.content(),
                screen, one.situation()), books.get(at));
    }
}
