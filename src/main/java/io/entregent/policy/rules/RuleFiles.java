package io.entregent.policy.rules;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sets that are shipped: {@code io/entregent/policy/*.json}. A change of a rule is a new file with its first day. */
public final class RuleFiles {

    static final List<String> FILES = List.of("gdpr-2018", "france-2026", "whatsapp-2021", "whatsapp-2022", "whatsapp-2026",
            "messenger-2026", "instagram-2026", "viber-2024", "rcs-2026", "apple-2026", "health-2026", "government-2026",
            "bank-2026", "retail-2026");
    static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final List<RuleSet> ALL = FILES.stream().map(name -> read("/io/entregent/policy/" + name + ".json")).toList();

    private RuleFiles() {
    }

    public static List<RuleSet> all() {
        return ALL;
    }

    /** Those that hold on a day; the last word in each is the tenant's, which the caller adds. */
    public static List<RuleSet> inForce(String channel, String vertical, String country, LocalDate day) {
        return ALL.stream().filter(set -> set.inForce(day) && set.concerns(channel, vertical, country)).toList();
    }

    /** All versions of each set, oldest first. */
    public static Map<String, List<RuleSet>> versions() {
        Map<String, List<RuleSet>> versions = new TreeMap<>();
        ALL.forEach(set -> versions.computeIfAbsent(set.set(), name -> new ArrayList<>()).add(set));
        return versions;
    }

    private static RuleSet read(String path) {
        try (InputStream stream = RuleFiles.class.getResourceAsStream(path)) {
            return JSON.readValue(stream, RuleSet.class);
        } catch (IOException broken) {
            throw new UncheckedIOException(path, broken);
        }
    }
}
