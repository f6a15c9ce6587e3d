package io.entregent.consent.capture;

import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.ChannelAccount;
import io.entregent.channel.Channels;
import io.entregent.consent.ConsentEventView;
import io.entregent.consent.Consents;
import io.entregent.consent.Evidence;
import io.entregent.consent.Purpose;
import io.entregent.consent.Purposes;
import io.entregent.consent.Statement;
import io.entregent.consent.ledger.EventType;
import io.entregent.consent.wording.WordingView;
import io.entregent.consent.wording.Wordings;
import io.entregent.contact.Contacts;
import io.entregent.contact.Identities;
import io.entregent.contact.Person;
import io.entregent.contact.Phones;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Questions to people and their answers. What a person sends back is the evidence. */
@ApplicationScoped
@Transactional
public class OptIns {

    /** How long a token can be sent back. */
    static final Duration PATIENCE = Duration.ofMinutes(15);
    /** How long a button in the chat can be tapped; longer than anybody remembers what was asked. */
    static final Duration BUTTON_PATIENCE = Duration.ofDays(30);
    /** What the buttons of a question carry. */
    public static final String BUTTON = "consent:";

    private static final String TOKEN = "consent.token";
    private static final Pattern IN_TEXT = Pattern.compile("(?<![A-Z2-7])([A-Z2-7]{" + Token.LENGTH + "})(?![A-Z2-7])");

    /** What became of a form: a token to send back, or the event that it was. */
    public record Started(String token, ChannelAccount account, WordingView words, ConsentEventView event) {
    }

    /** What became of an answer. */
    public enum Outcome { CONFIRMED, REFUSED, TOO_LATE, USED, SUPPRESSED }

    /**
     * An answer that was understood.
     *
     * @param language in which the question was asked
     * @param campaign page to begin again at, or null
     */
    public record Answered(Outcome outcome, String language, Purpose purpose, String campaign) {
    }

    /** A question for the chat: what to say, and what the buttons carry. */
    public record Question(UUID request, WordingView words, String yes, String no) {
    }

    @Inject
    private CampaignSql sql;

    @Inject
    private Campaigns campaigns;

    @Inject
    private Wordings wordings;

    @Inject
    private Purposes purposes;

    @Inject
    private Consents consents;

    @Inject
    private Contacts contacts;

    @Inject
    private Channels channels;

    @Inject
    private Vault vault;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    /**
     * The form was sent off.
     *
     * @param phone needed only where the form itself is enough
     * @param older the person states to be old enough
     * @throws Rejected optin.age, recipient.invalid, contact.suppressed, wording.unpublished
     */
    public Started start(CampaignView campaign, String language, boolean older, String phone, String method) {
        WordingView words = wordings.published(campaign.wording()).orElseThrow(() -> Rejected.conflict("wording.unpublished"));
        ChannelAccount account = channels.account(campaign.account());
        if (campaign.age() != null && !older) {
            throw Rejected.invalid("optin.age", campaign.age());
        }
        if (campaign.isConfirmed()) {
            return new Started(request(campaign, words, language, account, method), account, words, null);
        }
        Identities person = Identities.phone(account.channel(), Phones.e164(phone, account.displayName())
                .orElseThrow(() -> Rejected.invalid("recipient.invalid")));
        if (contacts.suppressed(person)) {
            throw Rejected.conflict("contact.suppressed");
        }
        ConsentEventView event = consents.told(contacts.resolve(person).contact(),
                Statement.of(EventType.GIVEN, purposes.require(words.purpose()), account.channel(),
                        Evidence.by(method).shown(words.shown(language)).age(campaign.age()))).orElseThrow();
        return new Started(null, account, words, event);
    }

    private String request(CampaignView campaign, WordingView words, String language, ChannelAccount account, String method) {
        String token = Token.fresh();
        Instant now = clock.instant();
        sql.forget(now.minus(BUTTON_PATIENCE));
        UUID id = Ids.next();
        sql.add(new CampaignSql.Request(id, campaign.id(), words.code(), words.version(), language, account.id(), null, method,
                campaign.age(), now, now.plus(PATIENCE), null), vault.lookup(TOKEN, token));
        audit.record(AuditEvent.done("consent.formSent", "campaign", campaign.id()).byConsumer().fact("request", id)
                .fact("wording", words.code() + "/" + words.version() + "/" + language));
        return token;
    }

    /** Asks in the chat; for the inbox, which sends the question in the same transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question ask(UUID contact, ChannelAccount account, String wording, String language, String campaign) {
        if (contacts.suppressed(contact)) {
            throw Rejected.conflict("contact.suppressed");
        }
        WordingView words = wordings.published(wording).orElseThrow(() -> Rejected.conflict("wording.unpublished"));
        UUID id = Ids.next();
        Instant now = clock.instant();
        CampaignView page = campaign == null ? null : campaigns.open(campaign).orElse(null);
        sql.add(new CampaignSql.Request(id, page == null ? null : page.id(), words.code(), words.version(), language,
                account.id(), contact, "in_chat", page == null ? null : page.age(), now, now.plus(BUTTON_PATIENCE), null), null);
        Statement asked = Statement.of(EventType.REQUESTED, purposes.require(words.purpose()), account.channel(),
                Evidence.by("in_chat").shown(words.shown(language)));
        if (page == null) {
            consents.record(contact, asked);
        } else {
            consents.told(contact, asked);
        }
        return new Question(id, words, BUTTON + id + ":yes", BUTTON + id + ":no");
    }

    /** Whether a message answers a question; in the transaction that takes it in. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Answered> answer(Person person, String channel, String text, String payload, UUID message) {
        if (payload != null && payload.startsWith(BUTTON)) {
            return button(person, channel, payload.substring(BUTTON.length()), message);
        }
        Matcher token = IN_TEXT.matcher(text == null ? "" : text);
        return token.find() ? sql.byToken(vault.lookup(TOKEN, token.group(1))).map(one -> confirm(one, person, channel, message))
                : Optional.empty();
    }

    private Answered confirm(CampaignSql.Request one, Person person, String channel, UUID message) {
        Instant now = clock.instant();
        WordingView words = wordings.find(one.wording(), one.version()).orElseThrow();
        Purpose purpose = purposes.require(words.purpose());
        String page = slug(one.campaign());
        if (person.suppressed()) {
            return new Answered(Outcome.SUPPRESSED, one.language(), purpose, page);
        }
        if (now.isAfter(one.expiresAt())) {
            return new Answered(Outcome.TOO_LATE, one.language(), purpose, page);
        }
        if (!sql.use(one.id(), person.contact(), now)) {
            return new Answered(Outcome.USED, one.language(), purpose, page);
        }
        Evidence form = Evidence.by(one.method()).claimed(one.createdAt()).shown(words.shown(one.language())).age(one.age());
        ConsentEventView given = consents.told(person.contact(), Statement.of(EventType.GIVEN, purpose, channel, form)
                .toBeConfirmed()).orElseThrow();
        consents.told(person.contact(), Statement.of(EventType.CONFIRMED, purpose, channel, Evidence.by("double_opt_in")
                .shown(words.shown(one.language())).age(one.age()).message(message)).answering(given.id()));
        return new Answered(Outcome.CONFIRMED, one.language(), purpose, page);
    }

    private String slug(UUID campaign) {
        return sql.all().stream().filter(one -> one.id().equals(campaign)).map(CampaignView::slug).findFirst().orElse(null);
    }

    private Optional<Answered> button(Person person, String channel, String tapped, UUID message) {
        String[] parts = tapped.split(":", 2);
        CampaignSql.Request one = Ids.parse(parts[0]).flatMap(sql::byId).orElse(null);
        if (one == null || parts.length < 2 || !contacts.family(person.contact()).contains(one.contact())) {
            return Optional.empty();
        }
        WordingView words = wordings.find(one.wording(), one.version()).orElseThrow();
        Purpose purpose = purposes.require(words.purpose());
        boolean yes = parts[1].equals("yes");
        Evidence tap = Evidence.by("in_chat").shown(words.shown(one.language())).age(one.age()).message(message);
        if (yes && (person.suppressed() || clock.instant().isAfter(one.expiresAt()))) {
            return Optional.of(new Answered(person.suppressed() ? Outcome.SUPPRESSED : Outcome.TOO_LATE, one.language(), purpose, null));
        }
        sql.use(one.id(), person.contact(), clock.instant());
        consents.told(person.contact(), Statement.of(yes ? EventType.GIVEN : EventType.REFUSED, purpose, channel, tap));
        return Optional.of(new Answered(yes ? Outcome.CONFIRMED : Outcome.REFUSED, one.language(), purpose, null));
    }
}
