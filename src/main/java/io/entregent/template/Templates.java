package io.entregent.template;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.Inbound;
import io.entregent.channel.InboundSink;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Signals;
import io.entregent.template.content.TemplateContent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The templates of the current tenant, as far as the platform told. */
@ApplicationScoped
@Transactional
public class Templates implements InboundSink {

    private static final String TEMPLATE = "template";
    private static final String DELETED = "DELETED";
    private static final int LONGEST_NAMES = 2000;

    @Inject
    private TemplateSql sql;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Signals signals;

    @Inject
    private Event<TemplateChanged> changed;

    @Inject
    private Clock clock;

    /** Those that may be sent now, by name and language: live at the platform, and what people here agreed to. */
    public List<TemplateView> live() {
        return all().stream().filter(TemplateView::isLive).toList();
    }

    /** All that are known, whatever their state, by name and language. */
    public List<TemplateView> all() {
        access.require(Permission.TEMPLATE_READ);
        return sql.all().stream().map(Template::view).toList();
    }

    public TemplateView view(UUID id) {
        access.require(Permission.TEMPLATE_READ);
        return sql.byId(id).map(Template::view).orElseThrow(Rejected::notFound);
    }

    /** For other rooms: in any state. */
    public Optional<TemplateView> find(String name, String language) {
        return sql.find(name, language).map(Template::view);
    }

    /** The languages of one version at the platform. */
    public List<TemplateView> ofVersion(UUID template, int number) {
        return sql.ofVersion(template, number).stream().map(Template::view).toList();
    }

    /** What is there when an account is connected: it may be sent, as it was sent before. */
    public void learn(KnownTemplate known) {
        Optional<Template> before = sql.locked(known.name(), known.language());
        if (before.isPresent()) {
            before.get().learn(known, clock.instant());
            before.get().trust();
            sql.save(before.get());
        } else {
            sql.add(new Template(Ids.next(), known, clock.instant()));
        }
    }

    /**
     * Compares with all that the platform holds.
     *
     * @param asked when the platform was asked: what it told by itself later stands
     * @param whole nothing is missing: what is not there was deleted
     * @return how many changed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int compare(List<KnownTemplate> held, Instant asked, boolean whole) {
        Map<String, Template> here = new HashMap<>();
        sql.allLocked().forEach(one -> here.put(one.name + " " + one.language, one));
        Set<String> seen = new HashSet<>();
        List<Template> made = new ArrayList<>();
        int news = 0;
        for (KnownTemplate known : held) {
            seen.add(known.name() + " " + known.language());
            Template one = here.get(known.name() + " " + known.language());
            if (one == null) {
                Template found = new Template(Ids.next(), known.name(), known.language());
                found.learn(known, asked);
                made.add(found);
                news++;
            } else {
                news += learn(one, known, asked) ? 1 : 0;
            }
        }
        for (Template one : here.values()) {
            boolean gone = whole && !seen.contains(one.name + " " + one.language) && one.providerId != null && !one.status.equals(DELETED)
                    && (one.judgedAt == null || !one.judgedAt.isAfter(asked));
            if (gone) {
                Template was = one.copy();
                one.judge(DELETED, null, asked);
                sql.save(one);
                note(one, was.status, "template.judged");
                tell(was, one, false);
                news++;
            }
        }
        if (!made.isEmpty()) {
            sql.add(made);
            // One entry for all: an account that was long in use brings hundreds.
            String names = made.stream().map(one -> one.name + "/" + one.language).collect(Collectors.joining(" "));
            audit.record(AuditEvent.done("template.found", "tenant", Scope.requireTenant()).fact("count", made.size())
                    .fact("names", names.substring(0, Math.min(names.length(), LONGEST_NAMES))));
        }
        return news;
    }

    private boolean learn(Template one, KnownTemplate known, Instant asked) {
        Template was = one.copy();
        if (!one.learn(known, asked)) {
            return false;
        }
        sql.save(one);
        note(one, was.status, was.fingerprint.equals(one.fingerprint) ? "template.judged" : "template.drifted");
        tell(was, one, false);
        return true;
    }

    /** The same for one of those that are known. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void compare(KnownTemplate known, Instant asked) {
        sql.locked(known.name(), known.language()).ifPresent(one -> learn(one, known, asked));
    }

    /** The platform took one language of an approved version, and gave back what it holds now. */
    @Transactional(Transactional.TxType.MANDATORY)
    public TemplateView sent(UUID template, int number, String category, TemplateContent content, KnownTemplate held) {
        Optional<Template> before = sql.locked(held.name(), held.language());
        Template one = before.orElseGet(() -> new Template(Ids.next(), held.name(), held.language()));
        one.answered(held, clock.instant());
        one.sent(template, number, content, category);
        if (before.isPresent()) {
            sql.save(one);
        } else {
            sql.add(one);
        }
        return one.view();
    }

    /** A newer agreement over the same words, in the category that the platform gave it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void agreed(UUID template, int number, String language, String name, TemplateContent content, String category) {
        sql.locked(name, language).ifPresent(one -> {
            one.sent(template, number, content, category);
            sql.save(one);
        });
    }

    /** People did not agree to the category that the platform gave it: what it holds is not what was approved any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void disagreed(UUID template, int number) {
        sql.ofVersion(template, number).stream().filter(Template::isRecategorised).forEach(one -> {
            one.approved = "";
            sql.save(one);
            note(one, one.status, "template.drifted");
        });
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void accept(Inbound inbound) {
        if (!(inbound instanceof Inbound.TemplateJudged judged) || judged.name() == null || judged.language() == null) {
            return;
        }
        sql.locked(judged.name(), judged.language().replace('-', '_')).ifPresent(one -> {
            Template was = one.copy();
            boolean contents = "COMPONENTS".equals(judged.event());
            if (one.hear(judged.event(), judged.reason(), judged.details(), judged.at())) {
                sql.save(one);
                note(one, was.status, "template.judged");
                tell(was, one, contents);
            } else if (contents) {
                tell(was, one, true);
            }
        });
    }

    private void note(Template one, String before, String type) {
        audit.record(AuditEvent.done(type, TEMPLATE, one.id).state(before, one.status).fact("category", one.category)
                .fact("quality", one.quality).fact("standing", one.standing()));
        signals.raise(TEMPLATE, one.id.toString());
    }

    private void tell(Template was, Template one, boolean contents) {
        changed.fire(new TemplateChanged(one.name, one.language, one.template, one.number, one.isRecategorised(), contents, one.worries(was)));
    }
}
