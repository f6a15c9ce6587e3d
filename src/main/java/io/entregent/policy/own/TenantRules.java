package io.entregent.policy.own;

import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Rejected;
import io.entregent.policy.rules.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The tenant's own rules: one writes and hands in with a date, another approves. At most one version is open. */
@ApplicationScoped
@Transactional
public class TenantRules {

    private static final int LONGEST = 500;

    @Inject
    private TenantRulesSql sql;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    /** For the gate, which asks nobody: those in force at a moment. */
    public Optional<Version> inForce(Instant at) {
        return sql.inForce(at);
    }

    /** For those who explain a decision and have asked {@link Access}. */
    public Optional<Version> known(int number) {
        return sql.byNumber(number);
    }

    public Optional<Version> current() {
        access.require(Permission.POLICY_READ);
        return sql.inForce(clock.instant());
    }

    public Optional<Version> next() {
        access.require(Permission.POLICY_READ);
        return sql.next(clock.instant());
    }

    /** Newest first. */
    public List<Version> all() {
        access.require(Permission.POLICY_READ);
        return sql.all();
    }

    public Version view(int number) {
        access.require(Permission.POLICY_READ);
        return sql.byNumber(number).orElseThrow(Rejected::notFound);
    }

    /**
     * Begins a draft.
     *
     * @param like the version whose rules it begins with, to change them or to go back to them; null for those in force
     * @throws Rejected rules.open if another version is not decided yet
     */
    public Version begin(Integer like) {
        access.require(Permission.POLICY_WRITE);
        List<Version> all = sql.all();
        if (all.stream().anyMatch(Version::isOpen)) {
            throw Rejected.conflict("rules.open");
        }
        Instant now = clock.instant();
        List<Rule> rules = like == null ? sql.inForce(now).map(Version::rules).orElse(List.of())
                : sql.byNumber(like).orElseThrow(Rejected::notFound).rules();
        int number = all.isEmpty() ? 1 : all.get(0).number() + 1;
        sql.add(number, rules, hash(rules), "", access.userId(), now);
        audit.record(AuditEvent.done("rules.begun", "rules", number).fact("like", like));
        return sql.byNumber(number).orElseThrow();
    }

    /** @throws Rejected rules.state, text.tooLong */
    public void write(int number, HouseRules house, String note) {
        access.require(Permission.POLICY_WRITE);
        Version version = locked(number, "draft");
        String said = note == null ? "" : note.strip();
        if (said.length() > LONGEST) {
            throw Rejected.invalid("text.tooLong", LONGEST);
        }
        List<Rule> rules = house.rules();
        Set<UUID> authors = new HashSet<>(version.authors());
        authors.add(access.userId());
        sql.write(number, rules, hash(rules), said, authors);
        audit.record(AuditEvent.done("rules.written", "rules", number).fact("hash", hash(rules)));
    }

    /**
     * Hands a draft in.
     *
     * @param from first moment in force; null for the moment of the approval
     * @throws Rejected rules.state, rules.past
     */
    public void propose(int number, Instant from) {
        access.require(Permission.POLICY_WRITE);
        Version version = locked(number, "draft");
        Instant now = clock.instant();
        if (from != null && from.isBefore(now)) {
            throw Rejected.invalid("rules.past");
        }
        sql.propose(number, from == null ? now : from, now);
        audit.record(AuditEvent.done("rules.proposed", "rules", number).state("draft", "proposed").fact("hash", version.hash())
                .fact("from", from));
    }

    /**
     * By a second person who proved anew who they are, over exactly these rules.
     *
     * @throws Rejected approval.fourEyes, approval.stepUp, approval.stale, rules.state
     */
    public void approve(int number, String hash) {
        access.require(Permission.POLICY_WRITE);
        Version version = locked(number, "proposed");
        if (version.authors().contains(access.userId())) {
            throw new Rejected(Rejected.Kind.FORBIDDEN, "approval.fourEyes");
        }
        if (!version.hash().equals(hash)) {
            throw Rejected.conflict("approval.stale");
        }
        access.requireFreshProof();
        Instant now = clock.instant();
        Instant from = version.from().isBefore(now) ? now : version.from();
        decide(version, "approved", null, from, now);
    }

    /** @throws Rejected rules.remark, rules.state */
    public void reject(int number, String remark) {
        access.require(Permission.POLICY_WRITE);
        Version version = locked(number, "proposed");
        if (remark == null || remark.isBlank() || remark.length() > LONGEST) {
            throw Rejected.invalid("rules.remark", LONGEST);
        }
        decide(version, "rejected", remark.strip(), version.from(), clock.instant());
    }

    /** Takes back what is not decided yet. */
    public void withdraw(int number) {
        access.require(Permission.POLICY_WRITE);
        Version version = sql.locked(number).filter(Version::isOpen).orElseThrow(() -> Rejected.conflict("rules.state"));
        decide(version, "withdrawn", null, version.from(), clock.instant());
    }

    /**
     * Takes back an approved version before it comes in force. One person may: what two approved before stays as it is.
     *
     * @throws Rejected rules.state if it is in force already
     */
    public void cancel(int number) {
        access.require(Permission.POLICY_WRITE);
        Version version = locked(number, "approved");
        if (!version.from().isAfter(clock.instant())) {
            throw Rejected.conflict("rules.state");
        }
        sql.cancel(number);
        audit.record(AuditEvent.done("rules.withdrawn", "rules", number).state("approved", "withdrawn").fact("hash", version.hash())
                .fact("from", version.from()));
    }

    private void decide(Version version, String state, String remark, Instant from, Instant now) {
        Actor actor = access.actor();
        sql.decide(version.number(), state, access.userId(), now, actor.acr(), actor.provenAt(), remark, from);
        audit.record(AuditEvent.done("rules." + state, "rules", version.number()).state(version.state(), state)
                .fact("hash", version.hash()).fact("from", from));
    }

    private Version locked(int number, String state) {
        Version version = sql.locked(number).orElseThrow(Rejected::notFound);
        if (!version.state().equals(state)) {
            throw Rejected.conflict("rules.state");
        }
        return version;
    }

    private static String hash(List<Rule> rules) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(TenantRulesSql.write(rules).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
