package io.entregent.inbox;

import io.entregent.channel.Channels;
import io.entregent.channel.Inbound;
import io.entregent.channel.Outbound;
import io.entregent.consent.Consents;
import io.entregent.consent.Evidence;
import io.entregent.consent.Holds;
import io.entregent.consent.Preferences;
import io.entregent.consent.Purpose;
import io.entregent.consent.PurposeView;
import io.entregent.consent.Purposes;
import io.entregent.consent.Statement;
import io.entregent.consent.StopWords;
import io.entregent.consent.capture.CampaignView;
import io.entregent.consent.capture.Campaigns;
import io.entregent.consent.capture.OptIns;
import io.entregent.consent.ledger.EventType;
import io.entregent.consent.wording.NoticeView;
import io.entregent.consent.wording.Wordings;
import io.entregent.contact.Person;
import io.entregent.inbox.compose.GateRefused;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.faces.Words;
import io.entregent.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What people tell us about being written to: by a word, a button, or a switch of the platform. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Wishes {

    static final String STOP_PAYLOAD = "STOP_PROMOTIONS";
    private static final Set<String> SWITCHES = Set.of("stop", "resume");
    private static final Pattern SIGN = Pattern.compile("(?:^|\\s)#([A-Za-z][A-Za-z0-9-]{0,39})(?:\\s|$)");
    private static final String MARKETING_SWITCH = "marketing_messages";

    @Inject
    private Consents consents;

    @Inject
    private Purposes purposes;

    @Inject
    private Holds holds;

    @Inject
    private OptIns optIns;

    @Inject
    private Campaigns campaigns;

    @Inject
    private Wordings wordings;

    @Inject
    private Preferences preferences;

    @Inject
    private Channels channels;

    @Inject
    private Outbox outbox;

    @Inject
    private Tenancy tenancy;

    @Inject
    @Any
    private Instance<Rehearsal> rehearsals;

    /**
     * In the transaction that takes the message in, with its conversation locked.
     *
     * @return whether it was about being written to, or about whether the number works
     */
    boolean said(Inbound.MessageArrived arrived, Person person, Conversation conversation, UUID message) {
        Optional<String> tried = rehearsals.stream().map(one -> one.answer(arrived)).flatMap(Optional::stream).findFirst();
        if (tried.isPresent()) {
            say(conversation, tried.get());
            return true;
        }
        if (answered(arrived, person, conversation, message)) {
            return true;
        }
        Map<String, Purpose> names = names();
        StopWords.Verdict verdict = STOP_PAYLOAD.equals(arrived.payload())
                ? new StopWords.Verdict(StopWords.Meaning.STOP, "", null) : StopWords.judge(arrived.text(), names.keySet());
        switch (verdict.meaning()) {
            case STOP -> stop(person, conversation, names.get(verdict.rest()), Evidence.keyword(message), verdict.language());
            case POSSIBLE -> holds.open(person.contact(), conversation.channel(), message);
            case NONE -> { }
        }
        return verdict.meaning() != StopWords.Meaning.NONE;
    }

    static boolean understands(Inbound.PreferenceChanged preference) {
        return preference.value() != null && SWITCHES.contains(preference.value().toLowerCase(Locale.ROOT));
    }

    /** The switch is per number. To resume opts nobody in: it only tells that the person may be asked again. */
    void prefers(Inbound.PreferenceChanged preference, UUID contact, String channel) {
        boolean stop = "stop".equalsIgnoreCase(preference.value());
        boolean marketing = preference.category() == null || preference.category().equalsIgnoreCase(MARKETING_SWITCH);
        for (Purpose purpose : purposes.all()) {
            if (marketing ? purpose.kind() == Purpose.Kind.MARKETING : purpose.needsConsent()) {
                consents.told(contact, Statement.of(stop ? EventType.WITHDRAWN : EventType.REQUESTED, purpose, channel,
                        Evidence.platform(preference.at()).text(preference.raw())).from(preference.account()));
            }
        }
    }

    /** @return for which purposes the words mean "stop"; empty if they mean anything else */
    Optional<Set<Purpose>> stopped(String text) {
        Map<String, Purpose> names = names();
        StopWords.Verdict verdict = StopWords.judge(text, names.keySet());
        if (verdict.meaning() != StopWords.Meaning.STOP) {
            return Optional.empty();
        }
        Purpose named = names.get(verdict.rest());
        return Optional.of(named != null ? Set.of(named)
                : purposes.all().stream().filter(Purpose::needsConsent).collect(Collectors.toSet()));
    }

    /** The words themselves are the evidence: there is no message to point to. */
    void stopElsewhere(Inbound.Wrote wrote, UUID contact, String channel, Set<Purpose> stopped) {
        stopped.forEach(purpose -> consents.told(contact, Statement.of(EventType.WITHDRAWN, purpose, channel,
                Evidence.by("keyword").claimed(wrote.at()).text(wrote.text())).from(wrote.account())));
    }

    /** The platform did not deliver, because the person stopped marketing from this number there. */
    void stoppedAtPlatform(Conversation conversation, Instant at) {
        for (Purpose purpose : purposes.all()) {
            if (purpose.kind() == Purpose.Kind.MARKETING) {
                consents.told(conversation.contactId(), Statement.of(EventType.WITHDRAWN, purpose, conversation.channel(),
                        Evidence.by("platform_refusal").claimed(at)).from(conversation.accountId()));
            }
        }
    }

    /** Sends the question of a wording; for a colleague, or because the person wrote the sign of a page. */
    UUID ask(Conversation conversation, String wording, String language, String campaign) {
        OptIns.Question question = optIns.ask(conversation.contactId(), channels.account(conversation.accountId()), wording,
                language, campaign);
        Locale locale = Locale.forLanguageTag(language);
        String notice = wordings.notice(question.words().notice()).map(NoticeView::url).orElse("");
        return outbox.question(conversation, question.words().title(language) + "\n\n" + question.words().body(language)
                        + "\n\n" + sentence(locale, "optin.chat.way", notice),
                List.of(new Outbound.Answer(question.yes(), sentence(locale, "optin.chat.yes")),
                        new Outbound.Answer(question.no(), sentence(locale, "optin.chat.no"))));
    }

    private boolean answered(Inbound.MessageArrived arrived, Person person, Conversation conversation, UUID message) {
        Optional<OptIns.Answered> answer = optIns.answer(person, conversation.channel(), arrived.text(), arrived.payload(), message);
        answer.ifPresent(one -> thank(one, conversation));
        if (answer.isEmpty()) {
            Optional<CampaignView> page = page(arrived.text()).filter(one -> !person.suppressed());
            page.ifPresent(one -> ask(conversation, one.wording(), Locale.FRENCH.getLanguage(), one.slug()));
            return page.isPresent();
        }
        return true;
    }

    /** "#newsletter" asks for the question of that page: on posters, where there is no form. */
    private Optional<CampaignView> page(String text) {
        Matcher sign = SIGN.matcher(text == null ? "" : text);
        return sign.find() ? campaigns.open(sign.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private void thank(OptIns.Answered answer, Conversation conversation) {
        Locale locale = Locale.forLanguageTag(answer.language());
        String purpose = purposes.described(answer.purpose().code()).name(locale);
        String brand = tenancy.byId(Scope.requireTenant()).orElseThrow().name();
        String words = switch (answer.outcome()) {
            case CONFIRMED -> sentence(locale, "optin.chat.confirmed", brand, purpose, preferences.link(conversation.contactId()));
            case REFUSED -> sentence(locale, "optin.chat.refused", brand, purpose);
            case TOO_LATE, USED -> sentence(locale, "optin.chat.tooLate", brand);
            case SUPPRESSED -> null;
        };
        if (words != null) {
            say(conversation, words);
        }
    }

    private void say(Conversation conversation, String words) {
        try {
            outbox.text(conversation, words, null);
        } catch (GateRefused lateNews) {
            // The message came so late that the window is over: the person is left alone.
        }
    }

    private void stop(Person person, Conversation conversation, Purpose named, Evidence evidence, String language) {
        if (!consents.stop(person.contact(), conversation.channel(), named, evidence)) {
            return;
        }
        Locale locale = "fr".equals(language) || language == null ? Locale.FRENCH : Locale.ENGLISH;
        String brand = tenancy.byId(Scope.requireTenant()).orElseThrow().name();
        String link = preferences.link(conversation.contactId());
        say(conversation, named == null ? sentence(locale, "stop.confirmed", brand, link)
                : sentence(locale, "stop.confirmedFor", brand, purposes.described(named.code()).name(locale), link));
    }

    private Map<String, Purpose> names() {
        Map<String, Purpose> names = new HashMap<>();
        for (PurposeView one : purposes.described()) {
            if (one.purpose().needsConsent() && !one.retired()) {
                names.put(StopWords.normal(one.purpose().code().replace('_', ' ')), one.purpose());
                names.put(StopWords.normal(one.nameEn()), one.purpose());
                names.put(StopWords.normal(one.nameFr()), one.purpose());
            }
        }
        return names;
    }

    private static String sentence(Locale locale, String key, Object... arguments) {
        return new MessageFormat(Words.bundle("io.entregent.messages", locale).getString(key).replace("'", "''"), locale)
                .format(arguments);
    }
}
