package io.entregent.template.review;

import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Member;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Signals;
import io.entregent.notice.Notice;
import io.entregent.notice.Notices;
import io.entregent.template.content.TemplateDocument;
import io.entregent.template.draft.DraftSnapshot;
import io.entregent.template.draft.Drafts;
import io.entregent.template.lint.Finding;
import io.entregent.template.lint.Lint;
import io.entregent.template.lint.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Hands versions in and decides them. Each step is one transaction with one entry of the trail. */
@ApplicationScoped
@Transactional
public class Reviews {

    static final String TEMPLATE = "template";
    private static final int LONGEST_REMARK = 2000;

    @Inject
    private ReviewSql sql;

    @Inject
    private Drafts drafts;

    @Inject
    private Plans plans;

    @Inject
    private Members members;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Notices notices;

    @Inject
    private Signals signals;

    @Inject
    private Event<Approved> approved;

    @Inject
    private Event<Declined> declined;

    @Inject
    private Clock clock;

    /**
     * Freezes content as the template's next version and asks the first level.
     *
     * @param authors everybody who wrote on it; the one who hands in counts as one
     * @param origin  see {@link Version}
     * @throws Rejected review.open, review.unchanged, review.nobody
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Version handIn(UUID template, TemplateDocument document, UUID author, Set<UUID> authors, String origin) {
        sql.oneAtATime(template);
        List<Version> before = sql.of(template);
        String hash = document.hash();
        if (before.stream().anyMatch(one -> one.state() == VersionState.IN_REVIEW)) {
            throw Rejected.conflict("review.open");
        }
        if (!before.isEmpty() && before.get(0).state().isAgreed() && before.get(0).hash().equals(hash)) {
            throw Rejected.conflict("review.unchanged", before.get(0).number());
        }
        List<Level> levels = plans.current(document.category());
        plans.demandPossible(levels, authors);
        int number = before.isEmpty() ? 1 : before.get(0).number() + 1;
        Version version = new Version(template, number, hash, VersionState.IN_REVIEW, clock.instant(), author, authors, origin,
                clock.instant(), document);
        sql.add(version, levels);
        audit.record(AuditEvent.done("template.review.asked", TEMPLATE, template).state(null, VersionState.IN_REVIEW.name())
                .fact("version", number).fact("hash", hash).fact("levels", levels.size()).fact("origin", origin));
        ask(version, levels.get(0));
        signals.raise(TEMPLATE, template.toString());
        return version;
    }

    /**
     * Hands in a draft as it is saved.
     *
     * @param revision that the author saw
     * @throws Rejected draft.stale, template.lint (how many errors), and as {@link #handIn}
     */
    public Version submit(UUID template, int revision) {
        access.require(Permission.TEMPLATE_WRITE);
        DraftSnapshot draft = drafts.snapshot(template);
        if (draft.revision() != revision) {
            throw Rejected.conflict("draft.stale");
        }
        List<Finding> findings = drafts.findings(template);
        if (Lint.blocks(findings)) {
            throw Rejected.invalid("template.lint", findings.stream().filter(one -> one.severity() == Severity.ERROR).count());
        }
        Set<UUID> authors = new java.util.HashSet<>(draft.authors());
        authors.add(access.userId());
        return handIn(template, draft.document(), access.userId(), authors, "draft");
    }

    /** Newest first. */
    public List<Version> versions(UUID template) {
        access.require(Permission.TEMPLATE_READ);
        return sql.of(template);
    }

    /** @throws Rejected not.found */
    public Version version(UUID template, int number) {
        access.require(Permission.TEMPLATE_READ);
        return sql.find(template, number).orElseThrow(Rejected::notFound);
    }

    public List<StepView> steps(UUID template, int number) {
        access.require(Permission.TEMPLATE_READ);
        return sql.steps(template, number);
    }

    public List<Remark> remarks(UUID template, int number) {
        access.require(Permission.TEMPLATE_READ);
        return sql.remarks(template, number);
    }

    /** Why it is not at the platform though people agreed to it; empty if it is, or is just going. */
    public Optional<Trouble> trouble(UUID template, int number) {
        access.require(Permission.TEMPLATE_READ);
        return sql.trouble(template, number);
    }

    public Round round(Version version) {
        return new Round(version.authors(), version.hash(), version.state(),
                steps(version.template(), version.number()).stream().map(StepView::step).toList());
    }

    public List<Waiting> queue(Set<VersionState> states, int most) {
        access.require(Permission.TEMPLATE_READ);
        return sql.queue(states, most);
    }

    /** The newest version of each template that has one. */
    public java.util.Map<UUID, Standing> standings() {
        access.require(Permission.TEMPLATE_READ);
        return sql.standings();
    }

    /** Whom a level can be given to. */
    public List<Member> candidates(Version version) {
        access.require(Permission.TEMPLATE_READ);
        Set<UUID> decided = round(version).steps().stream().map(Round.Step::reviewer).filter(java.util.Objects::nonNull)
                .collect(java.util.stream.Collectors.toSet());
        return members.all().stream().filter(one -> one.roles().stream().anyMatch(Plans.REVIEWERS::contains))
                .filter(one -> !version.authors().contains(one.userId()) && !decided.contains(one.userId())).toList();
    }

    /**
     * Decides one level. Needs a fresh strong login, for a rejection too: what was said is said by that person.
     *
     * @param seen   hash of what the reviewer had before the eyes
     * @param remark may be null only for an approval
     * @throws Rejected approval.stepUp, approval.stale, approval.fourEyes, approval.twice, approval.notAsked,
     *                  review.remark.needed, not.found
     */
    public Version decide(UUID template, int number, int level, String seen, Verdict verdict, String remark) {
        access.require(Permission.TEMPLATE_READ);
        access.requireFreshProof();
        String words = words(remark, verdict != Verdict.APPROVED);
        Actor actor = Actor.current();
        Version version = sql.locked(template, number).orElseThrow(Rejected::notFound);
        Round next = round(version).decide(actor.userId(), actor.roles(), level, seen, verdict);
        Round.Step step = next.steps().get(level - 1);
        sql.decide(template, number, new StepView(step, actor.acr(), actor.provenAt(), words, clock.instant()));
        sql.state(template, number, next.state(), clock.instant());
        audit.record(AuditEvent.done("template.review." + verdict.code(), TEMPLATE, template)
                .state(version.state().name(), next.state().name()).fact("version", number).fact("hash", version.hash())
                .fact("level", level).fact("proven_at", actor.provenAt()));
        tell(version, next, verdict);
        if (next.state() == VersionState.APPROVED) {
            approved.fire(new Approved(template, number));
        } else if (next.state() == VersionState.REJECTED) {
            declined.fire(new Declined(template, number, version.origin()));
        }
        signals.raise(TEMPLATE, template.toString());
        return sql.find(template, number).orElseThrow();
    }

    /** The author takes it back. */
    public void withdraw(UUID template, int number) {
        access.require(Permission.TEMPLATE_WRITE);
        Version version = sql.locked(template, number).orElseThrow(Rejected::notFound);
        Round next = round(version).withdraw(access.userId());
        sql.state(template, number, next.state(), clock.instant());
        audit.record(AuditEvent.done("template.review.withdrawn", TEMPLATE, template)
                .state(version.state().name(), next.state().name()).fact("version", number));
        signals.raise(TEMPLATE, template.toString());
    }

    /** Gives the current level to one person; by who is asked there, or who sets the plans. */
    public void reassign(UUID template, int number, int level, UUID to) {
        access.require(Permission.TEMPLATE_READ);
        Version version = sql.locked(template, number).orElseThrow(Rejected::notFound);
        Round round = round(version);
        if (!access.may(Permission.MEMBERS_WRITE)) {
            round.obstacle(access.userId(), Actor.current().roles()).ifPresent(code -> {
                throw new Rejected(Rejected.Kind.FORBIDDEN, code);
            });
        }
        if (candidates(version).stream().noneMatch(one -> one.userId().equals(to))) {
            throw Rejected.invalid("approval.notAsked");
        }
        Level given = round.reassign(level, to).steps().get(level - 1).level();
        sql.hand(template, number, given);
        audit.record(AuditEvent.done("template.review.reassigned", TEMPLATE, template).fact("version", number)
                .fact("level", level).fact("to", to));
        ask(version, given);
    }

    /**
     * A comment, on a component if a field is named.
     *
     * @throws Rejected review.remark.needed
     */
    public void remark(UUID template, int number, String language, String field, String text) {
        access.require(Permission.TEMPLATE_READ);
        Version version = sql.find(template, number).orElseThrow(Rejected::notFound);
        boolean known = language != null && version.document().in(language) != null;
        String place = known && field != null && field.matches("[A-Za-z0-9_.]{1,80}") ? field : null;
        sql.add(template, number, new Remark(Ids.next(), known ? language : null, place, access.userId(), words(text, true), clock.instant()));
        audit.record(AuditEvent.done("template.review.remarked", TEMPLATE, template).fact("version", number).fact("field", place));
        notices.tell(Notice.of("review.remarked").to(version.authors()).words(version.name(), number).at(place(template, number)));
    }

    /** Keeps in the trail that somebody tried what a rule forbids; call it after the refused transaction. */
    public void refused(UUID template, int number, Rejected why) {
        audit.record(AuditEvent.refused("template.review.refused", TEMPLATE, template, why.code()).fact("version", number));
    }

    private void tell(Version version, Round next, Verdict verdict) {
        if (verdict == Verdict.APPROVED && next.state() == VersionState.IN_REVIEW) {
            ask(version, next.current().orElseThrow().level());
            return;
        }
        notices.tell(Notice.of("review." + verdict.code()).to(version.authors()).words(version.name(), version.number())
                .at(place(version.template(), version.number())));
    }

    private void ask(Version version, Level level) {
        Collection<UUID> asked = plans.reviewers(level).stream().map(Member::userId)
                .filter(one -> !version.authors().contains(one)).toList();
        notices.tell(Notice.of("review.asked").to(asked).words(version.name(), version.number())
                .at(place(version.template(), version.number())));
    }

    public static String place(UUID template, int number) {
        return "review/version?template=" + template + "&n=" + number;
    }

    private static String words(String text, boolean needed) {
        String words = text == null ? "" : text.strip();
        if (needed && words.isEmpty() || words.length() > LONGEST_REMARK || words.indexOf(0) >= 0) {
            throw Rejected.invalid("review.remark.needed", LONGEST_REMARK);
        }
        return words.isEmpty() ? null : words;
    }
}
