package io.entregent.template.review;

import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Signals;
import io.entregent.notice.Notice;
import io.entregent.notice.Notices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What becomes of versions that people agreed to; for the part of the room that speaks with the platform. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Agreed {

    @Inject
    private ReviewSql sql;

    @Inject
    private Audit audit;

    @Inject
    private Notices notices;

    @Inject
    private Signals signals;

    @Inject
    private Clock clock;

    /** @return empty unless all levels agreed and no newer version took its place */
    public Optional<Version> sendable(UUID template, int number) {
        return sql.locked(template, number).filter(one -> one.state().isAgreed());
    }

    public Optional<Version> version(UUID template, int number) {
        return sql.find(template, number);
    }

    /** @throws Rejected approval.stale unless the content about to be sent is what every level agreed to */
    public void demand(Version version, String contentHash) {
        round(version).submitted(contentHash);
    }

    /** It does not go now, or not at all. The caller records why. */
    public void troubled(UUID template, int number, Trouble trouble) {
        sql.trouble(template, number, trouble);
    }

    /** It went. The caller records that. */
    public void untroubled(UUID template, int number) {
        sql.trouble(template, number, null);
    }

    /** @return whether a version of it waits for one of these reasons */
    public boolean isPutOff(UUID template, Set<String> reasons) {
        return sql.of(template).stream().filter(one -> one.state().isAgreed())
                .anyMatch(one -> sql.trouble(template, one.number()).filter(why -> why.until() != null && reasons.contains(why.why())).isPresent());
    }

    /** People agreed to a newer one before the older ones went: those will not go. */
    public void overtaken(UUID template, int number) {
        sql.of(template).stream().filter(one -> one.number() < number && one.state() == VersionState.APPROVED)
                .forEach(one -> move(one, round(one).superseded()));
    }

    /** All languages went; older versions give way. */
    public void submitted(Version version) {
        if (version.state() == VersionState.APPROVED || version.state() == VersionState.REFUSED) {
            move(version, round(version).submitted(version.hash()));
        }
        for (Version older : sql.of(version.template())) {
            if (older.number() < version.number() && older.state().isAgreed()) {
                move(older, round(older).superseded());
            }
        }
    }

    /** What the platform made of it. */
    public void judged(UUID template, int number, boolean live) {
        sql.locked(template, number).ifPresent(version -> {
            Round next = round(version).judged(live);
            if (next.state() != version.state()) {
                move(version, next);
                notices.tell(Notice.of(live ? "review.live" : "review.refused").to(version.authors())
                        .words(version.name(), number).at(Reviews.place(template, number)));
            }
        });
    }

    /** What it had decided is open again. */
    public void judgedAnew(UUID template, int number) {
        sql.locked(template, number).ifPresent(version -> move(version, round(version).judgedAnew()));
    }

    /** All of it was deleted at the platform, by whomever. */
    public void retired(UUID template, int number) {
        sql.locked(template, number).ifPresent(version -> {
            Round next = round(version).retired();
            if (next.state() != version.state()) {
                move(version, next);
                notices.tell(Notice.of("review.retired").to(version.authors()).words(version.name(), number)
                        .at(Reviews.place(template, number)));
            }
        });
    }

    /** The platform did not even take it. */
    public void refused(UUID template, int number, String why) {
        sql.locked(template, number).ifPresent(version -> {
            Round sent = round(version).submitted(version.hash());
            move(version, sent.judged(false));
            notices.tell(Notice.of("review.refused").to(version.authors()).words(version.name(), number)
                    .at(Reviews.place(template, number)));
        });
    }

    public int languages(UUID template, int number) {
        return sql.find(template, number).map(one -> one.document().languages().size()).orElse(0);
    }

    /** The version of the same template that people agreed to last before this one. */
    public Optional<Version> before(UUID template, int number) {
        return sql.of(template).stream().filter(one -> one.number() < number && one.state().isAgreed()).findFirst();
    }

    /** @return whether people were asked about this category already, and did not take it back */
    public boolean wasAsked(UUID template, String origin, String category) {
        return sql.of(template).stream().anyMatch(one -> one.origin().equals(origin) && one.state() != VersionState.WITHDRAWN
                && one.state() != VersionState.SUPERSEDED && one.document().category().equals(category));
    }

    /** @return whether nothing of this template is under review */
    public boolean isQuiet(UUID template) {
        return sql.of(template).stream().noneMatch(one -> one.state() == VersionState.IN_REVIEW);
    }

    private Round round(Version version) {
        return new Round(version.authors(), version.hash(), version.state(),
                sql.steps(version.template(), version.number()).stream().map(StepView::step).toList());
    }

    private void move(Version version, Round next) {
        if (next.state() == version.state()) {
            return;
        }
        sql.state(version.template(), version.number(), next.state(), clock.instant());
        audit.record(AuditEvent.done("template.version.moved", Reviews.TEMPLATE, version.template())
                .state(version.state().name(), next.state().name()).fact("version", version.number()).fact("hash", version.hash()));
        signals.raise(Reviews.TEMPLATE, version.template().toString());
    }
}
