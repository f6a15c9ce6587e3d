package io.entregent.access;

import io.entregent.kernel.ThreadBound;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * Who acts right now, and what he, she or it may do in the current tenant.
 *
 * @param id      the user's id in the realm; for the system the name of the part
 * @param name    for display only; never stored in the clear
 * @param acr     how strong the last proof of who it is was, by the realm's words, or null
 * @param provenAt when that was, or null
 * @param address where the request came from, or null
 * @param request id that ties log lines and audit entries of one request together, or null
 * @param pass    the break-glass that opened the tenant, or null for who has a role there
 * @param key     the API key that the caller came with, or null
 */
public record Actor(Kind kind, String id, String name, Set<Permission> permissions, Set<Role> roles, String acr,
        Instant provenAt, String address, String request, UUID pass, UUID key) {

    /** Who can act. */
    public enum Kind { PERSON, SERVICE, SYSTEM, CONSUMER }

    private static final Actor SYSTEM = new Actor(Kind.SYSTEM, "portal", "portal", Set.of(), Set.of(), null, null, null, null, null);
    private static final ThreadBound<Actor> CURRENT = new ThreadBound<>();

    /** Without an API key. */
    public Actor(Kind kind, String id, String name, Set<Permission> permissions, Set<Role> roles, String acr, Instant provenAt, String address,
            String request, UUID pass) {
        this(kind, id, name, permissions, roles, acr, provenAt, address, request, pass, null);
    }

    /** The portal itself: works without permissions, on what people or platforms asked for. */
    public static Actor system() {
        return SYSTEM;
    }

    public static Actor current() {
        return CURRENT.get().orElse(SYSTEM);
    }

    /** Who reads, for the folding of readings: under each break-glass somebody else. */
    public String reader() {
        return pass == null ? id : id + " " + pass;
    }

    /** @return the user's id, or null for the system and consumers */
    public UUID userId() {
        return kind == Kind.PERSON || kind == Kind.SERVICE ? UUID.fromString(id) : null;
    }

    Actor asPerson() {
        return new Actor(Kind.PERSON, id, name, permissions, roles, acr, provenAt, address, request, pass, key);
    }

    /** The same with an API key, and so with no more than its scopes. */
    Actor through(UUID apiKey, Set<Permission> scopes) {
        Set<Permission> both = EnumSet.noneOf(Permission.class);
        permissions.stream().filter(scopes::contains).forEach(both::add);
        return new Actor(kind, id, name, Set.copyOf(both), roles, acr, provenAt, address, request, pass, apiKey);
    }

    /** Acts until closed, in this thread. */
    public ThreadBound.Opened act() {
        return CURRENT.open(this);
    }

    @Override
    public String toString() {
        return kind + " " + id;
    }
}
