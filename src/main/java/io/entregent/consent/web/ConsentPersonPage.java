package io.entregent.consent.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.AuditLog;
import io.entregent.channel.Channels;
import io.entregent.consent.AgreementView;
import io.entregent.consent.ConsentEventView;
import io.entregent.consent.Consents;
import io.entregent.consent.Evidence;
import io.entregent.consent.EvidenceFiles;
import io.entregent.consent.Preferences;
import io.entregent.consent.Purposes;
import io.entregent.consent.Statement;
import io.entregent.consent.ledger.ConsentState;
import io.entregent.consent.ledger.EventType;
import io.entregent.consent.ledger.Ledger;
import io.entregent.consent.proof.Sayings;
import io.entregent.consent.wording.WordingView;
import io.entregent.consent.wording.Wordings;
import io.entregent.contact.ContactView;
import io.entregent.contact.Contacts;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** One person: what holds, who said what and wins, every event with its proof, and what can be recorded. */
@Named
@RequestScoped
public class ConsentPersonPage {

    /** One cell of the grid. */
    public record Cell(String purpose, String code, String channel, String sender, String state, String tone, boolean open) {
    }

    /** One event with all that proves it. */
    public record Card(String id, String title, String tone, String said, String recorded, String method, String until,
            String words, String wordsAddress, String hash, String evidence, String file, String message, String ownWords,
            String by, Long number) {
    }

    /** What one writer said last about a purpose, and whether it counts. */
    public record Writer(String purpose, String method, String word, String when, String why, boolean wins) {
    }

    @Inject
    private HttpServletRequest request;

    @Inject
    private Consents consents;

    @Inject
    private Purposes purposes;

    @Inject
    private Wordings wordings;

    @Inject
    private EvidenceFiles files;

    @Inject
    private Sayings sayings;

    @Inject
    private Preferences preferences;

    @Inject
    private Contacts contacts;

    @Inject
    private Channels channels;

    @Inject
    private AuditLog log;

    @Inject
    private Access access;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Say say;

    private ContactView contact;
    private List<ConsentEventView> events;
    private List<AgreementView> agreements;
    private List<Card> cards;
    private final Map<String, String> form = new HashMap<>(Map.of("purpose", "marketing", "method", "paper", "type", "given"));
    private Part upload;

    public void enter() {
        access.require(Permission.CONSENT_READ);
        contact();
    }

    /** Read when they are asked for: a form that is sent off asks before any action is done. */
    private ContactView contact() {
        if (contact == null) {
            contact = contacts.view(id());
        }
        return contact;
    }

    private List<AgreementView> agreements() {
        if (agreements == null) {
            agreements = consents.states(id());
        }
        return agreements;
    }

    private List<ConsentEventView> events() {
        if (events == null) {
            events = consents.history(id());
        }
        return events;
    }

    private UUID id() {
        return Ids.parse(request.getParameter("id")).orElseThrow(Rejected::notFound);
    }

    public String getId() {
        return id().toString();
    }

    public String getTitle() {
        return contact().title();
    }

    public Map<String, String> getForm() {
        return form;
    }

    public Part getUpload() {
        return upload;
    }

    public void setUpload(Part file) {
        upload = file;
    }

    public String getLink() {
        return preferences.link(id());
    }

    public List<WordingView> getWordings() {
        return wordings.published();
    }

    public List<Cell> getCells() {
        return agreements().stream().map(one -> new Cell(name(one.purpose().code()), one.purpose().code(), one.channel(),
                sender(one.sender()), state(one.state()), ConsentTones.of(one.state().status()),
                one.purpose().needsConsent() && one.sender().equals(Ledger.EVERY_SENDER) && !one.state().status().refused()
                        && one.state().status() != ConsentState.Status.NONE)).toList();
    }

    private String state(ConsentState state) {
        return state.since() == null ? words.get("consent.state.none")
                : words.of("consent.state." + state.status().code(), times.moment(state.since()));
    }

    private String sender(String sender) {
        return sender.equals(Ledger.EVERY_SENDER) ? words.get("consent.everyNumber")
                : channels.account(UUID.fromString(sender)).displayName();
    }

    private String name(String purpose) {
        return purposes.described(purpose).name(words.locale());
    }

    /** Asked for several times while a page is made; the person's words are opened once. */
    public List<Card> getCards() {
        if (cards == null) {
            cards = readCards();
        }
        return cards;
    }

    private List<Card> readCards() {
        Map<UUID, Long> numbers = log.numbersOf(events().stream().map(ConsentEventView::entry).filter(Objects::nonNull).toList());
        Map<UUID, String> said = new HashMap<>();
        if (access.may(Permission.INBOX_READ)) {
            sayings.said(events().stream().map(ConsentEventView::message).filter(Objects::nonNull).toList())
                    .forEach(one -> said.put(one.message(), one.text()));
        }
        return events().stream().map(one -> card(one, one.entry() == null ? null : numbers.get(one.entry()), said.get(one.message()))).toList();
    }

    private Card card(ConsentEventView one, Long number, String ownWords) {
        Evidence.Shown shown = one.shown();
        String told = one.claimedAt() == null ? null : times.moment(one.claimedAt());
        return new Card(one.id().toString(), words.of("consent.event." + one.type().code(), name(one.purpose())),
                one.type().refuses() ? "closed" : one.type().agrees() ? "open" : "closing", told, times.moment(one.at()),
                method(one.method()), one.validUntil() == null ? null : times.moment(one.validUntil()),
                shown == null ? one.wording() : shown.code() + " " + shown.version() + " · " + words.tongue(shown.language()),
                shown == null ? null : "wording?code=" + shown.code() + "&version=" + shown.version() + "&language=" + shown.language(),
                shown == null ? null : HexFormat.of().formatHex(shown.sha256()), one.evidence(),
                one.file() == null ? null : one.file().toString(), one.message() == null ? null : one.message().toString(), ownWords,
                one.recordedBy().equals("consumer") ? words.get("consent.by.person") : words.get("consent.by.colleague"), number);
    }

    private String method(String code) {
        return words.find("consent.method." + code).orElse(code);
    }

    /** The last word of each writer about each purpose; of all of them, one decides. */
    public List<Writer> getWriters() {
        Map<String, ConsentEventView> last = new LinkedHashMap<>();
        events().forEach(one -> last.putIfAbsent(one.purpose() + " " + one.method(), one));
        List<Writer> writers = new ArrayList<>();
        last.values().forEach(one -> {
            boolean wins = agreements().stream().anyMatch(state -> one.id().equals(state.state().event()));
            String why = wins ? "consent.wins" : one.type().agrees() ? "consent.loses.no" : "consent.loses.later";
            writers.add(new Writer(name(one.purpose()), method(one.method()),
                    words.of("consent.event." + one.type().code(), name(one.purpose())), times.moment(one.at()), words.get(why), wins));
        });
        return writers;
    }

    public void withdraw(String purpose, String channel) {
        attempt(() -> consents.record(id(), Statement.of(EventType.WITHDRAWN, purposes.require(purpose), channel,
                Evidence.by("agent"))));
    }

    /** What came on paper, on the phone or by letter. */
    public void record() {
        attempt(() -> {
            EventType type = EventType.parse(form.get("type"));
            Evidence evidence = Evidence.by(form.get("method")).claimed(day(form.get("day"))).text(form.get("note"));
            String wording = form.get("wording");
            if (wording != null) {
                WordingView shown = wordings.published(wording).orElseThrow(() -> Rejected.conflict("wording.unpublished"));
                evidence = evidence.shown(shown.shown("en".equals(form.get("language")) ? "en" : "fr"));
            }
            // A browser sends an empty part for a file that nobody chose.
            boolean filed = upload != null && upload.getSize() > 0;
            if (type.agrees() && wording == null && !filed) {
                throw Rejected.invalid("consent.proofNeeded");
            }
            if (filed) {
                evidence = evidence.file(files.keep(id(), upload.getSubmittedFileName(), upload.getContentType(), bytes()));
            }
            consents.record(id(), Statement.of(type, purposes.require(form.get("purpose")), "whatsapp", evidence));
        });
    }

    private byte[] bytes() {
        try (var content = upload.getInputStream()) {
            return content.readAllBytes();
        } catch (IOException lost) {
            throw Rejected.invalid("consent.fileSize");
        }
    }

    private Instant day(String text) {
        try {
            return text == null ? null : LocalDate.parse(text).atStartOfDay(times.zone()).toInstant();
        } catch (DateTimeException notADay) {
            throw Rejected.invalid("consent.day");
        }
    }

    private void attempt(Runnable work) {
        say.attempt("consent.recorded", work);
        agreements = null;
        events = null;
        cards = null;
    }
}
