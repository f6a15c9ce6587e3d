package io.entregent.apikey;

import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Identity;
import io.entregent.access.KeyRing;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.access.Role;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.people.Standing;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The API keys of the current tenant. */
@ApplicationScoped
@Transactional
public class ApiKeys {

    /** For how many days a key may be made. */
    public static final List<Integer> DAYS = List.of(30, 90, 365);
    /** How long a rolled key still works, so that its program can change over. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    private static final String NAME = "api_key.name";
    private static final int LONGEST_NAME = 80;
    private static final int MOST = 20;
    private static final Duration ONE_USE = Duration.ofMinutes(1);
    private static final Duration SHOWN_AFTER_END = Duration.ofDays(30);

    @Inject
    private ApiKeySql sql;

    @Inject
    private Access access;

    @Inject
    private Members members;

    @Inject
    private Vault vault;

    @Inject
    private Audit audit;

    @Inject
    private Standing standing;

    @Inject
    private Clock clock;

    /**
     * A key that was made just now.
     *
     * @param secret shown once and kept nowhere
     */
    public record Made(UUID id, String secret) {
    }

    /** What a key of this caller can be for: nothing that a program must not do, nothing that the caller may not. */
    public Set<Permission> offered() {
        return Role.ROBOT.permissions().stream().filter(access::may).collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
    }

    /** The caller's own keys; for who integrates, those of everybody. Ended ones for thirty days. */
    public List<ApiKey> list() {
        access.require(Permission.MEMBERS_READ);
        boolean all = access.may(Permission.INTEGRATE);
        List<ApiKeySql.Row> rows = sql.list(clock.instant().minus(SHOWN_AFTER_END)).stream().filter(row -> all || row.owner().equals(access.userId()))
                .toList();
        Map<UUID, Optional<String>> owners = members.names(rows.stream().map(ApiKeySql.Row::owner).toList());
        return rows.stream().map(row -> key(row, owners.getOrDefault(row.owner(), Optional.empty()))).toList();
    }

    /**
     * A key of the caller's own.
     *
     * @throws Rejected {@code apikey.name.invalid}, {@code apikey.scopes}, {@code apikey.days.invalid}, {@code apikey.tooMany},
     *         {@code apikey.byKey} for who came with a key, {@code apikey.noDirectory}
     */
    public Made forMe(String name, Set<Permission> scopes, int days) {
        access.require(Permission.MEMBERS_READ);
        if (!standing.isInstalled()) {
            throw new Rejected(Rejected.Kind.UNAVAILABLE, "apikey.noDirectory");
        }
        return make(access.userId(), false, name, scopes, days);
    }

    /**
     * A program with its first key; it is a member from now on.
     *
     * @throws Rejected as {@link #forMe}
     */
    public Made forProgram(String name, Set<Permission> scopes, int days) {
        access.require(Permission.INTEGRATE);
        UUID program = Ids.next();
        members.grant(program, checked(name), Set.of(Role.ROBOT));
        audit.record(AuditEvent.done("member.joined", "member", program).state(null, Role.ROBOT.name()));
        return make(program, true, name, scopes, days);
    }

    /**
     * A new key in the place of another, which works for {@link #OVERLAP} more. Who comes with a key may do that with
     * that key only, and the new one ends when it would have ended: no key gives more than it has.
     *
     * @throws Rejected not found, {@code apikey.over} for a key that ended, {@code apikey.byKey}, {@code apikey.scopes} for one
     *         that can do more than who asks
     */
    public Made roll(UUID id) {
        ApiKeySql.Row old = mine(id);
        Instant now = clock.instant();
        // A person's key makes who has it that person: nobody else gets a new one.
        if (!old.service() && !old.owner().equals(access.userId())) {
            throw Rejected.notFound();
        }
        if (!key(old, Optional.empty()).holds(now)) {
            throw Rejected.conflict("apikey.over");
        }
        UUID with = Actor.current().key();
        if (with != null && !with.equals(id)) {
            throw new Rejected(Rejected.Kind.FORBIDDEN, "apikey.byKey");
        }
        if (!offered().containsAll(scopes(old))) {
            throw Rejected.invalid("apikey.scopes");
        }
        Duration life = with != null ? Duration.between(now, old.expiresAt())
                : Duration.ofDays(Math.max(1, Duration.between(old.createdAt(), old.expiresAt()).toDays()));
        Made made = write(old.owner(), old.service(), old.name(), Set.copyOf(scopes(old)), life);
        sql.expire(id, now.plus(OVERLAP));
        audit.record(AuditEvent.done("apiKey.rolled", "api_key", id).fact("next", made.id()));
        return made;
    }

    /**
     * From the next request on it opens nothing.
     *
     * @throws Rejected not found
     */
    public void revoke(UUID id) {
        ApiKeySql.Row row = mine(id);
        if (sql.revoke(id, clock.instant())) {
            audit.record(AuditEvent.done("apiKey.revoked", "api_key", id).fact("owner", row.owner()));
        }
        if (row.service() && sql.count(row.owner(), clock.instant()) == 0) {
            members.assign(row.owner(), Set.of());
            audit.record(AuditEvent.done("member.removed", "member", row.owner()).state(Role.ROBOT.name(), null));
        }
    }

    /** For the door: whose key that is. */
    public Optional<KeyRing.Holder> holder(String secret) {
        Instant now = clock.instant();
        Optional<ApiKeySql.Row> found = sql.byDigest(Secret.digest(secret), now);
        found.filter(row -> row.lastUsedAt() == null || row.lastUsedAt().isBefore(now.minus(ONE_USE))).ifPresent(row -> sql.used(row.id(), now));
        return found.map(row -> new KeyRing.Holder(new Identity(row.owner(), members.name(row.owner()).orElse(""), row.service(), null, null),
                scopes(row), row.id()));
    }

    private Made make(UUID owner, boolean service, String name, Set<Permission> scopes, int days) {
        if (Actor.current().key() != null) {
            throw new Rejected(Rejected.Kind.FORBIDDEN, "apikey.byKey");
        }
        String clean = checked(name);
        if (scopes.isEmpty() || !offered().containsAll(scopes)) {
            throw Rejected.invalid("apikey.scopes");
        }
        if (!DAYS.contains(days)) {
            throw Rejected.invalid("apikey.days.invalid");
        }
        if (sql.count(owner, clock.instant()) >= MOST) {
            throw Rejected.conflict("apikey.tooMany", MOST);
        }
        return write(owner, service, vault.tenantSeal().seal(NAME, clean.getBytes(StandardCharsets.UTF_8)), scopes, Duration.ofDays(days));
    }

    private Made write(UUID owner, boolean service, byte[] name, Set<Permission> scopes, Duration life) {
        String secret = Secret.draw();
        Instant now = clock.instant();
        List<String> words = scopes.stream().map(Permission::name).sorted().toList();
        ApiKeySql.Row row = new ApiKeySql.Row(Ids.next(), owner, service, name, Secret.hint(secret), words, now, now.plus(life), null, null);
        sql.add(row, Secret.digest(secret), access.userId());
        audit.record(AuditEvent.done("apiKey.made", "api_key", row.id()).fact("owner", owner).fact("kind", service ? "program" : "person")
                .fact("scopes", String.join(" ", words)).fact("expires", row.expiresAt()));
        return new Made(row.id(), secret);
    }

    /** One's own, or for who integrates any; to others it does not exist. */
    private ApiKeySql.Row mine(UUID id) {
        access.require(Permission.MEMBERS_READ);
        return sql.find(id).filter(row -> access.may(Permission.INTEGRATE) || row.owner().equals(access.userId())).orElseThrow(Rejected::notFound);
    }

    private static String checked(String name) {
        if (name == null || name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw Rejected.invalid("apikey.name.invalid", LONGEST_NAME);
        }
        return name.strip();
    }

    private ApiKey key(ApiKeySql.Row row, Optional<String> owner) {
        return new ApiKey(row.id(), row.owner(), owner.orElse(""), row.service(),
                new String(vault.tenantSeal().open(NAME, row.name()), StandardCharsets.UTF_8), row.hint(), scopes(row), row.createdAt(),
                row.expiresAt(), row.lastUsedAt(), row.revokedAt());
    }

    private static Set<Permission> scopes(ApiKeySql.Row row) {
        return row.scopes().stream().map(Permission::valueOf).collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
    }
}
