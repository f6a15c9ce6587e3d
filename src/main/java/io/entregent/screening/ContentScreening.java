package io.entregent.screening;

import com.google.re2j.Pattern;
import io.entregent.access.Access;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.dlp.Dlp;
import io.entregent.dlp.Scan;
import io.entregent.dlp.Screening;
import io.entregent.dlp.Verdict;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.vault.TenantSeal;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The content screening of the current tenant. */
@ApplicationScoped
@Transactional
public class ContentScreening {

    private static final String PATTERN = "screening.pattern";
    private static final String NUMBER = "screening.number";
    private static final int LONGEST_NAME = 80;
    private static final int MOST_PATTERNS = 50;
    private static final int SHORTEST_NUMBER = 8;
    private static final int TAIL = 4;
    private static final int MOST_COMPILED = 10_000;

    @Inject
    private ScreeningSql sql;

    @Inject
    private Access access;

    @Inject
    private Members members;

    @Inject
    private Vault vault;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    private final Map<String, Pattern> compiled = new ConcurrentHashMap<>();

    /** For other rooms, which have asked {@link Access} themselves. Valid within the current transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Screening current() {
        List<Pattern> own = sql.patterns().stream().map(this::pattern).toList();
        return new Screening(own, number -> sql.allows(hash(number)));
    }

    /** As {@link #current}: what this tenant would find in a text. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Scan scan(String text) {
        return Dlp.scan(text, current());
    }

    /** Equal for all spellings of one number, within this tenant; nothing can be read back from it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public byte[] hash(String number) {
        return vault.lookup(NUMBER, Screening.plain(number));
    }

    public List<ScreeningRule> list() {
        access.require(Permission.POLICY_READ);
        boolean whole = access.may(Permission.POLICY_WRITE);
        return sql.all().stream().map(row -> new ScreeningRule(row.id(), row.kind(), row.name(),
                row.pattern() == null || !whole ? null : text(row.pattern()), row.tail(), members.name(row.author()).orElse(null),
                row.at())).toList();
    }

    /**
     * @param pattern RE2 syntax: no backtracking, so that a text of any kind takes linear time
     * @throws Rejected screening.name, screening.tooMany, dlp.pattern
     */
    public UUID addPattern(String name, String pattern) {
        access.require(Permission.POLICY_WRITE);
        String wanted = pattern == null ? "" : pattern.strip();
        Screening.of(List.of(wanted), List.of());
        if (sql.patterns().size() >= MOST_PATTERNS) {
            throw Rejected.invalid("screening.tooMany", MOST_PATTERNS);
        }
        return add("pattern", name, vault.tenantSeal().seal(PATTERN, wanted.getBytes(StandardCharsets.UTF_8)), null, null);
    }

    /** @throws Rejected screening.name, screening.number, screening.known */
    public UUID allowNumber(String name, String number) {
        access.require(Permission.POLICY_WRITE);
        String plain = Screening.plain(number == null ? "" : number);
        if (plain.length() < SHORTEST_NUMBER) {
            throw Rejected.invalid("screening.number", SHORTEST_NUMBER);
        }
        return allow(name, hash(plain), plain.substring(plain.length() - TAIL));
    }

    /** The same for a number that was found and that nobody has in the clear. */
    public UUID allow(String name, byte[] hash, String tail) {
        access.require(Permission.POLICY_WRITE);
        if (sql.allows(hash)) {
            throw Rejected.conflict("screening.known");
        }
        return add("number", name, null, hash, tail);
    }

    /** @throws Rejected not found */
    public void remove(UUID id) {
        access.require(Permission.POLICY_WRITE);
        if (!sql.remove(id, access.userId(), clock.instant())) {
            throw Rejected.notFound();
        }
        audit.record(AuditEvent.done("screening.removed", "screening", id));
    }

    /** What would be found in a text, which is not kept. */
    public Scan attempt(String text) {
        access.require(Permission.POLICY_READ);
        return scan(text == null ? "" : text);
    }

    private UUID add(String kind, String name, byte[] pattern, byte[] hash, String tail) {
        String called = name == null ? "" : name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME || scan(called).verdict() == Verdict.BLOCK) {
            throw Rejected.invalid("screening.name", LONGEST_NAME);
        }
        UUID id = Ids.next();
        sql.add(new ScreeningSql.Row(id, kind, called, pattern, tail, access.userId(), clock.instant()), hash);
        audit.record(AuditEvent.done("screening.added", "screening", id).fact("kind", kind));
        return id;
    }

    private String text(byte[] sealed) {
        return new String(vault.tenantSeal().open(PATTERN, sealed), StandardCharsets.UTF_8);
    }

    private Pattern pattern(byte[] sealed) {
        TenantSeal seal = vault.tenantSeal();
        String text = new String(seal.open(PATTERN, sealed), StandardCharsets.UTF_8);
        if (compiled.size() > MOST_COMPILED) {
            compiled.clear();
        }
        return compiled.computeIfAbsent(text, Screening::compile);
    }
}
