package io.entregent.consent.wording;

import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.consent.Purposes;
import io.entregent.kernel.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The words by which the current tenant asks, and what it says about itself. */
@ApplicationScoped
@Transactional
public class Wordings {

    static final int LONGEST_TITLE = 120;
    /** So that it also fits above the buttons of a chat. */
    static final int LONGEST_BODY = 800;
    private static final Set<String> LANGUAGES = Set.of("en", "fr");

    @Inject
    private WordingSql sql;

    @Inject
    private Purposes purposes;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    /** The newest notice, for other rooms too. */
    public Optional<NoticeView> notice() {
        return sql.notices().stream().findFirst();
    }

    public Optional<NoticeView> notice(int version) {
        return sql.notices().stream().filter(one -> one.version() == version).findFirst();
    }

    public List<NoticeView> notices() {
        access.require(Permission.CONSENT_READ);
        return sql.notices();
    }

    /** @throws Rejected {@code wording.noticeIncomplete}: a person has to be told all of it */
    public NoticeView put(NoticeView wanted) {
        requireManager();
        List<String> all = List.of(wanted.controller(), wanted.address(), wanted.contact(), wanted.dpo(), wanted.url(),
                wanted.jurisdiction(), wanted.storage(), wanted.recipients(), wanted.authority());
        if (all.stream().anyMatch(text -> text.isBlank() || text.length() > 500) || !wanted.url().matches("https?://\\S+")) {
            throw Rejected.invalid("wording.noticeIncomplete");
        }
        int version = notice().map(NoticeView::version).orElse(0) + 1;
        NoticeView next = new NoticeView(version, wanted.controller(), wanted.address(), wanted.contact(), wanted.dpo(),
                wanted.url(), wanted.jurisdiction(), wanted.storage(), wanted.recipients(), wanted.authority(), clock.instant());
        if (!sql.addNotice(next, Actor.current().id(), clock.instant())) {
            throw Rejected.conflict("wording.noticeChanged");
        }
        audit.record(AuditEvent.done("consent.noticeWritten", "notice", version).fact("version", version));
        return next;
    }

    public List<WordingView> all() {
        access.require(Permission.CONSENT_READ);
        return sql.all();
    }

    /** For other rooms: what people are asked by now. */
    public Optional<WordingView> published(String code) {
        return sql.published(code);
    }

    public Optional<WordingView> find(String code, int version) {
        return sql.find(code, version);
    }

    /** Newest published version of each code. */
    public List<WordingView> published() {
        return sql.all().stream().filter(one -> one.isPublished() && !one.superseded()).toList();
    }

    /**
     * Writes a draft: a new one, or over a draft that is there; over published words it becomes the next version.
     *
     * @param wanted its version, hashes and times are not looked at
     * @throws Rejected wording.code, wording.words, purpose.unknown
     */
    public WordingView draft(WordingView wanted) {
        requireManager();
        if (!wanted.code().matches("[a-z][a-z0-9-]{0,39}")) {
            throw Rejected.invalid("wording.code");
        }
        if (Stream.of(wanted.titleEn(), wanted.titleFr()).anyMatch(text -> text.isBlank() || text.length() > LONGEST_TITLE)
                || Stream.of(wanted.bodyEn(), wanted.bodyFr()).anyMatch(text -> text.isBlank() || text.length() > LONGEST_BODY)) {
            throw Rejected.invalid("wording.words", LONGEST_TITLE, LONGEST_BODY);
        }
        purposes.require(wanted.purpose());
        WordingView newest = sql.all().stream().filter(one -> one.code().equals(wanted.code())).findFirst().orElse(null);
        boolean edit = newest != null && !newest.isPublished();
        int version = newest == null ? 1 : edit ? newest.version() : newest.version() + 1;
        String titleEn = plain(wanted.titleEn());
        String titleFr = plain(wanted.titleFr());
        String bodyEn = plain(wanted.bodyEn());
        String bodyFr = plain(wanted.bodyFr());
        WordingView next = new WordingView(wanted.code(), version, wanted.purpose(), titleEn, titleFr, bodyEn, bodyFr,
                Snapshot.sha256(titleEn, bodyEn), Snapshot.sha256(titleFr, bodyFr), null, clock.instant(), null, false);
        if (!(edit ? sql.edit(next) : sql.add(next, Actor.current().id(), clock.instant()))) {
            throw Rejected.conflict("wording.fixed");
        }
        audit.record(AuditEvent.done("consent.wordingWritten", "wording", next.code()).fact("version", version));
        return next;
    }

    /**
     * From now on people are asked by these words; nobody can change them any more.
     *
     * @throws Rejected wording.noticeMissing, wording.fixed
     */
    public WordingView publish(String code, int version) {
        requireManager();
        WordingView draft = sql.find(code, version).orElseThrow(Rejected::notFound);
        NoticeView notice = notice().orElseThrow(() -> Rejected.conflict("wording.noticeMissing"));
        if (!sql.publish(draft, notice.version(), Snapshot.page(draft, notice, "en"), Snapshot.page(draft, notice, "fr"),
                Actor.current().id(), clock.instant())) {
            throw Rejected.conflict("wording.fixed");
        }
        HexFormat hex = HexFormat.of();
        audit.record(AuditEvent.done("consent.wordingPublished", "wording", code).fact("version", version)
                .fact("notice", notice.version()).fact("sha256_en", hex.formatHex(draft.sha256En()))
                .fact("sha256_fr", hex.formatHex(draft.sha256Fr())));
        return sql.find(code, version).orElseThrow(Rejected::notFound);
    }

    /** How published words looked: a page of its own. */
    public byte[] snapshot(String code, int version, String language) {
        if (!LANGUAGES.contains(language)) {
            throw Rejected.notFound();
        }
        return sql.snapshot(code, version, language).orElseThrow(Rejected::notFound);
    }

    private void requireManager() {
        if (Actor.current().kind() != Actor.Kind.SYSTEM) {
            access.require(Permission.CONSENT_MANAGE);
        }
    }

    /** One way to write a line break, or the hash depends on the browser. */
    private static String plain(String text) {
        return text.strip().replace("\r\n", "\n").replace('\r', '\n');
    }
}
