package io.entregent.template.draft;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.ChannelAccount;
import io.entregent.channel.Channels;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Scope;
import io.entregent.screening.ContentScreening;
import io.entregent.template.content.TemplateContent;
import io.entregent.template.content.TemplateDocument;
import io.entregent.template.gallery.Gallery;
import io.entregent.template.lint.Finding;
import io.entregent.template.lint.Lint;
import io.entregent.template.lint.LintContext;
import io.entregent.template.lint.Volume;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The drafts of the current tenant. Nothing is overwritten that the writer has not seen. */
@ApplicationScoped
@Transactional
public class Drafts {

    private static final int MOST_CHARACTERS = 400_000;
    private static final String TEMPLATE = "template";

    @Inject
    private DraftSql sql;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Channels channels;

    @Inject
    private Tenancy tenancy;

    @Inject
    private ContentScreening screening;

    @Inject
    private Clock clock;

    /** Last changed first. */
    public List<DraftView> all() {
        access.require(Permission.TEMPLATE_READ);
        return sql.all();
    }

    /** @throws Rejected not found */
    public DraftView view(UUID id) {
        access.require(Permission.TEMPLATE_READ);
        return sql.find(id).orElseThrow(Rejected::notFound);
    }

    /** @throws Rejected not found */
    public DraftSnapshot snapshot(UUID id) {
        access.require(Permission.TEMPLATE_READ);
        return sql.snapshot(id).orElseThrow(Rejected::notFound);
    }

    public Optional<UUID> byName(String name) {
        access.require(Permission.TEMPLATE_READ);
        return sql.named(name);
    }

    /** @throws Rejected {@code account.none}, {@code draft.tooLarge}, {@code text.invalid} */
    public UUID create(TemplateDocument document) {
        access.require(Permission.TEMPLATE_WRITE);
        String account = channels.accounts().stream().map(ChannelAccount::businessId).findFirst()
                .orElseThrow(() -> Rejected.invalid("account.none"));
        return insert(account, document);
    }

    /** Begins with a starter of the gallery, in all its languages, under a name that is free. */
    public UUID fromGallery(String starter) {
        TemplateDocument model = Gallery.starter(starter).orElseThrow(Rejected::notFound).document();
        return create(new TemplateDocument(free(model.name()), model.category(), model.languages()));
    }

    /**
     * The draft of a template that the platform holds, made now if there is none.
     *
     * @throws Rejected not found
     */
    public UUID fromExisting(String name) {
        access.require(Permission.TEMPLATE_WRITE);
        Optional<UUID> there = sql.named(name);
        if (there.isPresent()) {
            return there.get();
        }
        List<String[]> known = sql.known(name);
        if (known.isEmpty()) {
            throw Rejected.notFound();
        }
        SortedMap<String, TemplateContent> languages = new TreeMap<>();
        known.forEach(one -> languages.put(one[1], TemplateContent.ofComponents(one[2])));
        return create(new TemplateDocument(name, known.get(0)[0], languages));
    }

    /** Begins another template with the same content. */
    public UUID copy(UUID id) {
        TemplateDocument model = view(id).document();
        return create(new TemplateDocument(free(model.name()), model.category(), model.languages()));
    }

    /**
     * @param revision that the writer saw
     * @return the new revision
     * @throws Rejected {@code draft.stale}, conflict: somebody saved in between; details hold the other
     *                  side as "revision", "author" and "document"
     */
    public int save(UUID id, int revision, TemplateDocument document) {
        access.require(Permission.TEMPLATE_WRITE);
        sound(document);
        DraftView before = sql.find(id).orElseThrow(Rejected::notFound);
        if (before.revision() == revision && before.document().hash().equals(document.hash())) {
            return revision;
        }
        if (before.revision() != revision || !sql.update(id, revision, document, access.userId(), clock.instant())) {
            DraftView theirs = sql.find(id).orElseThrow(Rejected::notFound);
            throw new Rejected(Rejected.Kind.CONFLICT, "draft.stale", Map.of("revision", theirs.revision(),
                    "author", theirs.author().toString(), "document", theirs.document().json()));
        }
        audit.record(AuditEvent.done("template.draftSaved", TEMPLATE, id).state(before.document().hash(), document.hash())
                .fact("revision", revision + 1));
        return revision + 1;
    }

    /** Puts other content in, whatever is there: what somebody chose to adopt from the platform. */
    public int replace(UUID id, TemplateDocument document) {
        return save(id, view(id).revision(), document);
    }

    /** Takes the draft away. What was frozen from it stays. */
    public void discard(UUID id) {
        access.require(Permission.TEMPLATE_WRITE);
        if (!sql.delete(id)) {
            throw Rejected.notFound();
        }
        audit.record(AuditEvent.done("template.draftDiscarded", TEMPLATE, id));
    }

    /** What the linter says of the draft as it is saved. */
    public List<Finding> findings(UUID id) {
        return findings(id, view(id).document());
    }

    /** What the linter would say of this content in this draft's place. */
    public List<Finding> findings(UUID id, TemplateDocument document) {
        access.require(Permission.TEMPLATE_READ);
        Tenant tenant = tenancy.byId(Scope.requireTenant()).orElseThrow(Rejected::notFound);
        Map<String, LocalDate> resting = new HashMap<>();
        sql.restingNames(clock.instant()).forEach((name, until) -> resting.put(name, LocalDate.ofInstant(until, ZoneOffset.UTC).plusDays(1)));
        return Lint.check(document, new LintContext(tenant.vertical(), sql.otherWordings(document.name()), sql.otherNames(id), resting,
                screening.current(), sql.volume(document.name())));
    }

    /** How many templates there are at the platform, and how many there may be. */
    public Volume volume() {
        access.require(Permission.TEMPLATE_READ);
        return sql.volume("");
    }

    private UUID insert(String account, TemplateDocument document) {
        sound(document);
        UUID id = Ids.next();
        sql.insert(id, account, document, access.userId(), clock.instant());
        audit.record(AuditEvent.done("template.drafted", TEMPLATE, id).state(null, document.hash()));
        return id;
    }

    private String free(String name) {
        String free = name;
        Set<String> resting = sql.restingNames(clock.instant()).keySet();
        for (int next = 2; sql.named(free).isPresent() || !sql.known(free).isEmpty() || resting.contains(free); next++) {
            free = name + "_" + next;
        }
        return free;
    }

    private static void sound(TemplateDocument document) {
        String text = document.canonical();
        if (text.length() > MOST_CHARACTERS) {
            throw Rejected.invalid("draft.tooLarge");
        }
        if (text.contains("\\u0000")) {
            throw Rejected.invalid("text.invalid");
        }
    }
}
