package io.entregent.audit.witness;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.audit.Growth;
import io.entregent.audit.log.Extension;
import io.entregent.audit.log.Note;
import io.entregent.audit.log.NotProven;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The tenant's witness policy and what its witnesses signed. Off until an officer sets a policy; a witness
 * is asked only at hosts that the installation lists in ENTREGENT_WITNESS_HOSTS.
 */
@ApplicationScoped
@Transactional
public class Witnesses {

    private static final String HOSTS = "ENTREGENT_WITNESS_HOSTS";
    private static final int LONGEST = 10_000;
    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /**
     * One witness as the page shows it.
     *
     * @param address null for one who is not asked by us
     * @param size    up to which it signed; 0 if it never did
     * @param answer  what it said last; null if it was not asked yet
     * @param detail  how many entries more it signed than there are, or the status of a failed answer
     * @param since   when it began to say so
     */
    public record Line(String name, String address, long size, Instant at, Answer answer, long detail, Instant since) {
    }

    /** What to send to a witness next. */
    record Request(String name, URI address, Extension extension) {
    }

    @Inject
    private WitnessSql sql;

    @Inject
    private Growth growth;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    /** The policy as it was written, or nothing. */
    public String policy() {
        access.require(Permission.AUDIT_READ);
        return sql.policy().orElse("");
    }

    public List<Line> lines() {
        access.require(Permission.AUDIT_READ);
        Map<String, WitnessSql.Signed> signed = new HashMap<>();
        sql.newest().forEach(one -> signed.put(one.witness(), one));
        Map<String, WitnessSql.Answered> answers = answers();
        return sql.policy().map(WitnessPolicy::parse).stream().flatMap(policy -> policy.witnesses().stream())
                .map(one -> line(one, signed.get(one.name()), answers.get(one.name()))).toList();
    }

    private static Line line(WitnessPolicy.Witness one, WitnessSql.Signed last, WitnessSql.Answered answered) {
        return new Line(one.name(), one.url() == null ? null : one.url().toString(), last == null ? 0 : last.size(), last == null ? null : last.at(),
                answered == null ? null : answered.answer(), answered == null ? 0 : answered.detail(), answered == null ? null : answered.since());
    }

    private Map<String, WitnessSql.Answered> answers() {
        Map<String, WitnessSql.Answered> answers = new HashMap<>();
        sql.answers().forEach(one -> answers.put(one.witness(), one));
        return answers;
    }

    /** The greatest size that so many witnesses signed as the policy asks for; 0 without a policy. */
    public long witnessed() {
        Optional<WitnessPolicy> policy = sql.policy().map(WitnessPolicy::parse);
        if (policy.isEmpty()) {
            return 0;
        }
        List<WitnessSql.Signed> newest = sql.newest();
        return newest.stream().map(WitnessSql.Signed::size).sorted((a, b) -> Long.compare(b, a)).filter(size -> {
            Set<String> there = new HashSet<>();
            newest.stream().filter(one -> one.size() >= size).forEach(one -> there.add(one.witness()));
            return policy.get().isMet(there);
        }).findFirst().orElse(0L);
    }

    /** @throws Rejected audit.witness.policy with the faulty line; audit.witness.host for a host that the installation does not list */
    public void setPolicy(String text) {
        access.require(Permission.AUDIT_EXPORT);
        String policy = text == null ? "" : text.replace("\r\n", "\n").strip();
        if (policy.isEmpty()) {
            sql.forgetAnswers();
            if (sql.removePolicy()) {
                audit.record(AuditEvent.done("audit.witnessPolicy", "audit", "log").state("on", "off"));
            }
            return;
        }
        WitnessPolicy parsed;
        try {
            parsed = WitnessPolicy.parse(policy.length() > LONGEST ? "" : policy);
        } catch (NotProven wrong) {
            throw Rejected.invalid("audit.witness.policy", wrong.getMessage());
        }
        for (WitnessPolicy.Witness one : parsed.witnesses()) {
            if (one.url() != null && !isListed(one.url())) {
                throw Rejected.invalid("audit.witness.host", one.url().getHost(), HOSTS);
            }
        }
        sql.policy(policy, clock.instant());
        sql.forgetAnswers();
        audit.record(AuditEvent.done("audit.witnessPolicy", "audit", "log").state(null, "on").fact("witnesses", parsed.witnesses().size()));
    }

    private static boolean isListed(URI address) {
        String host = address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
        return Settings.find(HOSTS).stream().flatMap(hosts -> Arrays.stream(hosts.split("[,\\s]+"))).anyMatch(host::equals);
    }

    /** In the scope "pump". */
    List<UUID> tenants() {
        return sql.tenants();
    }

    /** Whom to ask now: those whose newest signature is older than the newest checkpoint; after an answer without one, not at once again. */
    List<Request> due() {
        Instant now = clock.instant();
        Map<String, WitnessSql.Answered> answers = answers();
        Map<String, Long> sizes = new HashMap<>();
        sql.newest().forEach(one -> sizes.put(one.witness(), one.size()));
        return sql.policy().map(WitnessPolicy::parse).stream().flatMap(policy -> policy.witnesses().stream())
                .filter(one -> one.url() != null && isListed(one.url()))
                .filter(one -> growth.signedSize() > sizes.getOrDefault(one.name(), 0L))
                .filter(one -> !answers.containsKey(one.name()) || !rests(answers.get(one.name()), now))
                .map(one -> request(one.name(), sizes.getOrDefault(one.name(), 0L)).orElseThrow()).toList();
    }

    /** Who does not sign is asked ever more rarely, so that many dead witnesses do not hold up the others'. */
    private static boolean rests(WitnessSql.Answered last, Instant now) {
        Duration quarter = Duration.between(last.since(), last.at()).dividedBy(4);
        Duration pause = quarter.compareTo(PAUSE) < 0 ? PAUSE : quarter.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : quarter;
        return last.answer() != Answer.SIGNED && last.at().isAfter(now.minus(pause));
    }

    /** How many entries more a witness signed than there are; 0 or less if the log has as many. */
    long ahead(long known) {
        return known - growth.signedSize();
    }

    void answered(Request request, Answer answer, long detail) {
        sql.answered(request.name(), answer, detail, clock.instant());
    }

    /** @param older the size that the witness knows */
    Optional<Request> request(String witness, long older) {
        return sql.policy().map(WitnessPolicy::parse).stream().flatMap(policy -> policy.witnesses().stream())
                .filter(one -> one.name().equals(witness)).findFirst()
                .map(one -> new Request(one.name(), one.url(), growth.signedExtension(older)));
    }

    /** @throws NotProven unless one of these lines is the witness's signature under the checkpoint that it was sent */
    void keep(Request request, String lines) {
        WitnessPolicy.Witness witness = sql.policy().map(WitnessPolicy::parse).orElseThrow().witnesses().stream()
                .filter(one -> one.name().equals(request.name())).findFirst().orElseThrow();
        Note sent = Note.parse(request.extension().checkpoint());
        for (String line : lines.split("\n")) {
            Note cosigned = Note.parse(sent.text() + "\n" + line + "\n");
            if (cosigned.signatures().get(0).name().equals(witness.vkey().name())) {
                cosigned.require(witness.vkey());
                sql.add(witness.name(), sent.checkpoint().size(), line + "\n", clock.instant());
                answered(request, Answer.SIGNED, 0);
                return;
            }
        }
        throw new NotProven("The witness did not sign");
    }
}
