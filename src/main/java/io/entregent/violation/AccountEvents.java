package io.entregent.violation;

import io.entregent.access.Member;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.channel.Inbound;
import io.entregent.channel.InboundSink;
import io.entregent.kernel.db.Signals;
import io.entregent.notice.Notice;
import io.entregent.notice.Notices;
import io.entregent.policy.Restrictions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Takes in what a platform holds against an account: into the queue, and into what the gate knows. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class AccountEvents implements InboundSink {

    @Inject
    private Reports reports;

    @Inject
    private Restrictions restrictions;

    @Inject
    private Members members;

    @Inject
    private Notices notices;

    @Inject
    private Signals signals;

    @Inject
    private Clock clock;

    @Override
    public void accept(Inbound inbound) {
        if (inbound instanceof Inbound.AccountChanged told && told.businessId() != null) {
            Instant at = told.at() == null ? clock.instant() : told.at();
            if (AccountSigns.lifts(told)) {
                restrictions.lift(told.account(), null, clock.instant());
            } else if (AccountSigns.recovers(told)) {
                restrictions.lift(told.account(), AccountSigns.FLAGGED, clock.instant());
            }
            AccountSigns.restrictions(told).forEach(one -> restrictions.impose(told.account(), one.reach(), one.reason(), at, one.until()));
            signals.raise("account", "");
            AccountSigns.severity(told).ifPresent(severity -> report(told, severity));
        } else if (inbound instanceof Inbound.TemplateJudged told) {
            AccountSigns.severity(told).ifPresent(severity -> report(told, severity));
        }
    }

    private void report(Inbound.TemplateJudged told, Severity severity) {
        String once = "template " + told.templateId() + " " + told.name() + " " + told.event() + " " + told.at();
        reports.add(Report.of(Source.TEMPLATE, "platform.TEMPLATE_" + word(told.event()), severity, once)
                .at(new Report.Place(null, null, "template", word(String.valueOf(told.name())).toLowerCase(Locale.ROOT)))
                .details(told.reason() == null ? List.of() : List.of("reason=" + word(told.reason()))));
    }

    private void report(Inbound.AccountChanged told, Severity severity) {
        String once = "account " + told.businessId() + " " + told.field() + " " + told.event() + " " + told.at() + " " + told.details();
        Report report = Report.of(Source.ACCOUNT, "platform." + word(told.event()), severity, once)
                .at(new Report.Place(null, null, "account", told.businessId())).details(AccountSigns.details(told));
        boolean serious = severity.compareTo(Severity.HIGH) >= 0;
        reports.add(report).filter(id -> serious).ifPresent(id -> notices.tell(Notice.of("violation.account")
                .to(members.withPermission(Permission.POLICY_WRITE).stream().map(Member::userId).toList())
                .words(word(told.event())).at("violations/" + id)));
    }

    private static String word(String event) {
        String plain = event.replaceAll("[^A-Za-z0-9_]", "_");
        return plain.substring(0, Math.min(plain.length(), 60)).toUpperCase(Locale.ROOT);
    }
}
