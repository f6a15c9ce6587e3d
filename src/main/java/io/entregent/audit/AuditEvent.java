package io.entregent.audit;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What happened, to be recorded. Types, states and facts are codes and ids; a personal value may
 * only go in through {@link #commit}.
 */
public final class AuditEvent {

    final String type;
    final String objectType;
    final String objectId;
    final String outcome;
    final Map<String, String> facts = new TreeMap<>();
    final Map<String, String> committed = new TreeMap<>();
    UUID subject;
    String before;
    String after;
    boolean byConsumer;

    private AuditEvent(String type, String objectType, String objectId, String outcome) {
        this.type = type;
        this.objectType = objectType;
        this.objectId = objectId;
        this.outcome = outcome;
    }

    public static AuditEvent done(String type, String objectType, Object objectId) {
        return new AuditEvent(type, objectType, objectId.toString(), "done");
    }

    /** A rule said no. Record it in a transaction that commits, after the refused one is gone. */
    public static AuditEvent refused(String type, String objectType, Object objectId, String code) {
        return new AuditEvent(type, objectType, objectId.toString(), "refused").fact("code", code);
    }

    public static AuditEvent failed(String type, String objectType, Object objectId, String code) {
        return new AuditEvent(type, objectType, objectId.toString(), "failed").fact("code", code);
    }

    /** The person's key; the entry names the person only by a commitment under it. */
    public AuditEvent subject(UUID person) {
        subject = person;
        return this;
    }

    public AuditEvent state(String from, String to) {
        before = from;
        after = to;
        return this;
    }

    public AuditEvent fact(String name, Object code) {
        if (code != null) {
            facts.put(name, code.toString());
        }
        return this;
    }

    /** A personal value, kept only as a commitment under the subject's key. */
    public AuditEvent commit(String field, String value) {
        if (value != null) {
            committed.put(field, value);
        }
        return this;
    }

    /** The consumer did it, through a platform; the portal only wrote it down. */
    public AuditEvent byConsumer() {
        byConsumer = true;
        return this;
    }
}
