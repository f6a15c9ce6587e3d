package io.entregent.audit.web;

import io.entregent.audit.AuditRow;
import io.entregent.audit.Concerned;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Puts entries of the trail into words. What has no words yet is shown by its code, never hidden. */
@ApplicationScoped
public class Entries {

    /** One entry in the list; {@code about} names a person, or says that it was one, or is null. */
    public record Entry(String number, String when, String actor, String actorKind, String action, String object, String objectShort,
            String about, String outcome, String tone, String address, boolean chosen) {
    }

    private static final int SHORT = 12;
    private static final Map<String, String> TONES = Map.of("done", "open", "refused", "closed", "failed", "closing");

    @Inject
    private Words words;

    @Inject
    private Times times;

    public Entry of(AuditRow row, String about, String address, boolean chosen) {
        return new Entry(row.seq() == null ? "" : row.seq().toString(), times.exact(row.at()), actor(row), words.get("audit.kind." + row.actorKind()), action(row.type()),
                words.find("audit.object." + row.objectType()).orElse(row.objectType()), shortened(row.objectId()),
                about, outcome(row.outcome()), TONES.getOrDefault(row.outcome(), "none"), address, chosen);
    }

    public String actor(AuditRow row) {
        return switch (row.actorKind()) {
            case "system", "consumer" -> words.get("audit.kind." + row.actorKind());
            default -> somebody(row.actor(), row.actorName(), row.erased());
        };
    }

    /** A person or program of the tenant, whose name may be gone or was never known here. */
    public String somebody(String id, String name, boolean erased) {
        return erased ? erased(id) : name == null ? shortened(id) : name;
    }

    /** Whom an entry is about; null if nobody knows of a person, or the reader may not. */
    public String about(AuditRow row, Concerned.Person person) {
        return person == null ? null : person.name() != null ? person.name() : erased(row.subject() == null ? row.objectId() : row.subject());
    }

    /** @param id a number or a commitment that stays the same for one person and tells nothing else */
    public String erased(String id) {
        return words.of("audit.erased", "#" + id.substring(Math.max(0, id.length() - SHORT)));
    }

    public String action(String type) {
        return words.find("audit.type." + type).orElse(type);
    }

    public String outcome(String outcome) {
        return words.find("audit.outcome." + outcome).orElse(outcome);
    }

    /** The end of an id tells two neighbours apart; its beginning is the time. */
    private static String shortened(String id) {
        return id.length() == 36 ? "…" + id.substring(36 - SHORT) : id;
    }
}
