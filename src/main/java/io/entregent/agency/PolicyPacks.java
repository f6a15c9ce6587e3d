package io.entregent.agency;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.db.Scope;
import io.entregent.policy.RuleBooks;
import io.entregent.policy.rules.RuleBook;
import io.entregent.policy.rules.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The dated rules that hold for the tenant's vertical, and which of them somebody accepted. */
@ApplicationScoped
@Transactional
public class PolicyPacks {

    private static final String CHANNEL = "whatsapp";

    /**
     * What is in force today.
     *
     * @param version  the sets with their versions
     * @param next     day of the next change that is known, or null
     * @param accepted the version that somebody accepted last, or null
     */
    public record Pack(String version, List<RuleSet> sets, LocalDate next, String accepted) {

        /** Whether what was accepted is what holds. */
        public boolean isCurrent() {
            return version.equals(accepted);
        }
    }

    @Inject
    private Onboarding onboarding;

    @Inject
    private OnboardingSql sql;

    @Inject
    private RuleBooks books;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    public Pack pack() {
        access.require(Permission.CHANNEL_MANAGE);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        RuleBook book = books.on(CHANNEL, today);
        return new Pack(book.version(), book.sets(), books.nextChange(CHANNEL, today).orElse(null), accepted().orElse(null));
    }

    /** Somebody read the rules of the tenant's vertical; that they hold does not depend on it. */
    public void accept() {
        access.require(Permission.CHANNEL_MANAGE);
        onboarding.ensureRow();
        String version = pack().version();
        String before = accepted().orElse(null);
        if (sql.acceptPack(version, access.userId(), clock.instant())) {
            audit.record(AuditEvent.done("policy.packConfirmed", "tenant", Scope.requireTenant())
                    .state(before, version).fact("vertical", onboarding.tenant().vertical()));
        }
    }

    private Optional<String> accepted() {
        return sql.packVersion();
    }
}
