package io.entregent.apikey.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.apikey.ApiKey;
import io.entregent.apikey.ApiKeys;
import io.entregent.kernel.faces.AsShown;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.ShownRows;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** API keys of people and programs. */
@Named
@RequestScoped
public class KeysPage {

    private static final Duration SOON = Duration.ofDays(14);

    /** What a key with this scope can read without knowing an id. */
    private static final Map<Permission, String> READABLE = new EnumMap<>(Map.of(Permission.INBOX_READ, "conversations", Permission.TEMPLATE_READ, "templates",
            Permission.POLICY_READ, "policy/rules", Permission.AUDIT_READ, "audit", Permission.INTEGRATE, "webhooks"));

    /** One key; {@code tone} is the end of the chip's class. */
    public record Row(UUID id, String name, String owner, boolean program, String hint, List<String> scopes, String state, String tone,
            String used, boolean holds) {
    }

    /** What a key can be for. */
    public record Choice(String code, String text) {
    }

    @Inject
    private ApiKeys keys;

    @Inject
    private Access access;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Say say;

    @Inject
    private Clock clock;

    @Inject
    private AsShown shown;

    private final ShownRows<Row> rows = new ShownRows<>(this::all, Row::id);

    private String name;
    private String kind = "me";
    private int days = 90;
    private Map<String, Boolean> wanted = new HashMap<>();
    private String secret;
    private String example;

    public void enter() {
        access.require(Permission.MEMBERS_READ);
    }

    public List<Row> getRows() {
        return rows.get(shown);
    }

    public String getShown() {
        return rows.keys(shown);
    }

    private List<Row> all() {
        return keys.list().stream().map(this::row).toList();
    }

    public List<Choice> getChoices() {
        return keys.offered().stream().map(one -> new Choice(one.name(), words.get("permission." + one.name()))).toList();
    }

    public List<Integer> getDaysOffered() {
        return ApiKeys.DAYS;
    }

    public boolean isIntegrator() {
        return access.may(Permission.INTEGRATE);
    }

    public void make() {
        say.attempt(() -> {
            ApiKeys.Made made = kind.equals("program") ? keys.forProgram(name, picked(), days) : keys.forMe(name, picked(), days);
            show(made);
            name = null;
            wanted = new HashMap<>();
            say.done("apikey.done.made");
        });
    }

    public void roll(UUID id) {
        say.attempt(() -> {
            show(keys.roll(id));
            say.done("apikey.done.rolled", ApiKeys.OVERLAP.toHours());
        });
    }

    public void revoke(UUID id) {
        say.attempt(() -> {
            keys.revoke(id);
            say.done("apikey.done.revoked");
        });
    }

    private Row row(ApiKey one) {
        Instant now = clock.instant();
        boolean holds = one.holds(now);
        boolean soon = holds && one.expiresAt().isBefore(now.plus(SOON));
        String state = one.revokedAt() != null ? words.of("apikey.state.revoked", times.moment(one.revokedAt()))
                : words.of(holds ? "apikey.state.until" : "apikey.state.over", times.moment(one.expiresAt()));
        return new Row(one.id(), one.name(), one.ownerName(), one.service(), "egk_…" + one.hint(),
                one.scopes().stream().map(scope -> words.get("permission." + scope.name())).toList(), state,
                soon ? "closing" : holds ? "open" : "closed",
                one.lastUsedAt() == null ? words.get("apikey.neverUsed") : times.moment(one.lastUsedAt()), holds);
    }

    private Set<Permission> picked() {
        return keys.offered().stream().filter(one -> Boolean.TRUE.equals(wanted.get(one.name())))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
    }

    private void show(ApiKeys.Made made) {
        secret = made.secret();
        example = keys.list().stream().filter(one -> one.id().equals(made.id())).flatMap(one -> one.scopes().stream().sorted())
                .filter(READABLE::containsKey).map(READABLE::get).findFirst().orElse(null);
    }

    /** A resource that the new key may read, or null: an example that is refused is none. */
    public String getExample() {
        return example;
    }

    /** The new key, in the answer to its making and never again. */
    public String getSecret() {
        return secret;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind == null ? "me" : kind;
    }

    public int getDays() {
        return days;
    }

    public void setDays(int days) {
        this.days = days;
    }

    public Map<String, Boolean> getWanted() {
        return wanted;
    }
}
