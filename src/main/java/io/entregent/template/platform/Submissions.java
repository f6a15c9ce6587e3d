package io.entregent.template.platform;

import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.ChannelAccount;
import io.entregent.channel.Channels;
import io.entregent.channel.ProviderError;
import io.entregent.channel.TemplateDesk;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Tickets;
import io.entregent.template.TemplateView;
import io.entregent.template.Templates;
import io.entregent.template.content.TemplateContent;
import io.entregent.template.review.Agreed;
import io.entregent.template.review.Approved;
import io.entregent.template.review.Trouble;
import io.entregent.template.review.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The transactions around a sending. */
@ApplicationScoped
@Transactional
public class Submissions {

    static final String QUEUE = "template.submission";
    private static final String TEMPLATE = "template";
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
    private static final String CATEGORY = "category";
    static final String APPROVED = "APPROVED";
    private static final Duration JUDGEMENT = Duration.ofMinutes(1);

    @Inject
    private Agreed agreed;

    @Inject
    private Templates templates;

    @Inject
    private Channels channels;

    @Inject
    private PlatformSql sql;

    @Inject
    private Comparison comparison;

    @Inject
    private Audit audit;

    @Inject
    private Tickets tickets;

    @Inject
    private Clock clock;

    public void approved(@Observes Approved event) {
        agreed.overtaken(event.template(), event.number());
        tickets.hasten(QUEUE, event.template().toString());
        add(event.template(), event.number(), clock.instant());
    }

    public void add(UUID template, int number, Instant at) {
        tickets.add(QUEUE, template + ":" + number, template.toString(), at);
    }

    /**
     * What is to be sent; empty if there is nothing to do, and then the ticket is done.
     *
     * @throws Rejected approval.stale if the content is not what was approved
     */
    List<Task> begin(Ticket ticket) {
        String[] ref = ticket.ref().split(":");
        UUID template = UUID.fromString(ref[0]);
        int number = Integer.parseInt(ref[1]);
        Optional<Version> found = agreed.sendable(template, number);
        if (found.isEmpty()) {
            tickets.done(ticket);
            return List.of();
        }
        Version version = found.get();
        String hash = version.document().hash();
        agreed.demand(version, hash);
        if (version.origin().equals(CATEGORY)) {
            adopt(ticket, version);
            return List.of();
        }
        ChannelAccount account = channels.accounts().stream().findFirst().orElseThrow(() -> Rejected.conflict("account.none"));
        List<Task> tasks = new ArrayList<>();
        for (Map.Entry<String, TemplateContent> language : version.document().languages().entrySet()) {
            Optional<TemplateView> held = templates.find(version.name(), language.getKey());
            boolean there = held.isPresent() && !held.get().status().equals("DELETED");
            boolean same = there && Integer.valueOf(number).equals(held.get().health().number())
                    && template.equals(held.get().health().template()) && held.get().isAgreed();
            boolean words = there && !same && !"REJECTED".equals(held.get().status()) && held.get().category().equals(version.document().category())
                    && Contents.of(held.get()).fingerprint().equals(language.getValue().fingerprint());
            if (words) {
                // The platform has just these words already: found there, adopted, and now agreed to.
                templates.agreed(template, number, language.getKey(), version.name(), language.getValue(), version.document().category());
            } else if (!same) {
                tasks.add(new Task(template, number, hash, version.name(), version.document().category(), language.getKey(),
                        language.getValue(), account, held.map(TemplateView::id).orElse(null),
                        there ? held.get().health().providerId() : null, held.map(TemplateView::status).orElse(null)));
            }
        }
        if (tasks.isEmpty()) {
            finish(ticket, version);
        }
        return tasks;
    }

    /** The platform has had these words before; people have now agreed to the category that it gave them. */
    private void adopt(Ticket ticket, Version version) {
        version.document().languages().forEach((language, content) -> templates.agreed(version.template(), version.number(), language,
                version.name(), content, version.document().category()));
        finish(ticket, version);
    }

    private void finish(Ticket ticket, Version version) {
        if (tickets.done(ticket)) {
            agreed.submitted(version);
            settle(version.template(), version.number());
            comparison.ask(LOOK_AGAIN);
        }
    }

    /** @return why the platform would not take it now, and until when; or empty */
    Optional<Trouble> obstacle(Task task) {
        Instant now = clock.instant();
        if (task.providerId() == null) {
            return Limits.creation(sql.creations(task.account().businessId(), now.minus(Limits.HOUR)), now).map(until -> new Trouble(Trouble.LIMIT, until));
        }
        boolean judgedNow = TemplateView.isJudged(task.status());
        // Also while it is judged, so that nobody waits for a verdict only to be told of a limit that was known.
        Optional<Instant> limit = judgedNow || APPROVED.equals(task.status()) ? Limits.edit(sql.edits(task.row()), now) : Optional.empty();
        return limit.map(until -> new Trouble(Trouble.LIMIT, until))
                .or(() -> judgedNow ? Optional.of(new Trouble(Trouble.PENDING, now.plus(JUDGEMENT))) : Optional.empty());
    }

    void postpone(Ticket ticket, Task task, Trouble trouble) {
        if (tickets.done(ticket)) {
            agreed.troubled(task.template(), task.number(), trouble);
            audit.record(AuditEvent.failed("template.postponed", TEMPLATE, task.template(), "limit.reached").fact("why", trouble.why())
                    .fact("version", task.number()).fact("language", task.language()).fact("until", trouble.until()));
            add(task.template(), task.number(), trouble.until());
        }
    }

    /** The platform decided on what it holds: what waited for that goes now. What it refused or paused may be edited without limit. */
    void judged(UUID template, String status) {
        Set<String> over = APPROVED.equals(status) ? Set.of(Trouble.PENDING) : Set.of(Trouble.PENDING, Trouble.LIMIT);
        if (!TemplateView.isJudged(status) && agreed.isPutOff(template, over)) {
            tickets.hasten(QUEUE, template.toString());
        }
    }

    /** The platform took it. */
    void taken(Task task, TemplateDesk.Held held) {
        if (task.providerId() == null) {
            sql.created(Ids.next(), task.account().businessId(), clock.instant());
        } else if (APPROVED.equals(task.status())) {
            sql.edited(task.row(), clock.instant());
        }
        agreed.untroubled(task.template(), task.number());
        TemplateView now = templates.sent(task.template(), task.number(), task.category(), task.content(), Syncs.known(held));
        audit.record(AuditEvent.done("template.submitted", TEMPLATE, task.template()).fact("version", task.number())
                .fact("hash", task.hash()).fact("language", task.language()).fact("category", held.category())
                .fact("returned", now.isAgreed() ? "same" : "different"));
    }

    /** The platform said no, for good. */
    void refused(Ticket ticket, Task task, ProviderError error) {
        if (tickets.done(ticket)) {
            String code = error.title() == null ? Integer.toString(error.code())
                    : error.code() + " " + error.title() + (error.details() == null ? "" : ": " + error.details());
            agreed.troubled(task.template(), task.number(), new Trouble(code, null));
            agreed.refused(task.template(), task.number(), code);
            audit.record(AuditEvent.failed("template.notTaken", TEMPLATE, task.template(), Integer.toString(error.code()))
                    .fact("version", task.number()).fact("language", task.language()));
        }
    }

    /** What the platform says of it after it was taken: a verdict that came before that was written down was heard by nobody. */
    void look(TemplateDesk.Held held, Instant asked) {
        templates.compare(Syncs.known(held), asked);
    }

    /** Lets a version stand where its languages stand at the platform. */
    public void settle(UUID template, int number) {
        List<String> states = templates.ofVersion(template, number).stream().map(TemplateView::status).toList();
        if (!states.isEmpty() && states.stream().allMatch(one -> List.of("DELETED", "PENDING_DELETION").contains(one))) {
            agreed.retired(template, number);
        } else if (states.stream().anyMatch(one -> List.of("REJECTED", "DISABLED", "DELETED").contains(one))) {
            agreed.judged(template, number, false);
        } else if (states.stream().anyMatch(TemplateView::isJudged)) {
            agreed.judgedAnew(template, number);
        } else if (!states.isEmpty() && agreed.languages(template, number) == states.size()) {
            agreed.judged(template, number, true);
        }
    }
}
