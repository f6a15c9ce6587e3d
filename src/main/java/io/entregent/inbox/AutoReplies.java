package io.entregent.inbox;

import io.entregent.access.Member;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.Inbound;
import io.entregent.channel.Outbound;
import io.entregent.contact.ContactView;
import io.entregent.contact.Contacts;
import io.entregent.contact.Person;
import io.entregent.contact.Phones;
import io.entregent.inbox.automation.AutomationSql;
import io.entregent.inbox.automation.AutomationView;
import io.entregent.inbox.automation.HumanWay;
import io.entregent.inbox.compose.GateRefused;
import io.entregent.kernel.Zones;
import io.entregent.kernel.faces.Words;
import io.entregent.notice.Notice;
import io.entregent.notice.Notices;
import io.entregent.policy.Situation.Automation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Answers while nobody does, and fetches a human for who asks for one. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class AutoReplies {

    /** What comes late was said to somebody who may have got an answer since. */
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration AWAY_AGAIN = Duration.ofHours(12);
    private static final Duration GREET_AGAIN = Duration.ofHours(24);

    @Inject
    private AutomationSql sql;

    @Inject
    private Outbox outbox;

    @Inject
    private Contacts contacts;

    @Inject
    private Members members;

    @Inject
    private Notices notices;

    @Inject
    private Audit audit;

    @Inject
    private Zones zones;

    @Inject
    private Clock clock;

    /** In the transaction that takes the message in, with its conversation locked. */
    void said(Inbound.MessageArrived arrived, Person person, Conversation conversation) {
        AutomationView settings = sql.find().orElse(null);
        Instant now = clock.instant();
        if (settings == null || person.suppressed() || arrived.at().isBefore(now.minus(FRESH))) {
            return;
        }
        if (HumanWay.asked(arrived.text(), arrived.payload())) {
            fetch(settings, conversation, now);
        } else if (settings.away() && !settings.hours().isOpen(now, zones.current())) {
            if (sql.first(conversation.id(), "away", now, now.minus(AWAY_AGAIN))) {
                say(settings, conversation, settings.away(locale(conversation)));
            }
        } else if (settings.greets() && sql.first(conversation.id(), "greeting", now, now.minus(GREET_AGAIN))
                && conversation.unread() == 1) {
            say(settings, conversation, settings.greeting(locale(conversation)));
        }
    }

    private void fetch(AutomationView settings, Conversation conversation, Instant now) {
        Locale locale = locale(conversation);
        Instant opens = settings.hours().isOpen(now, zones.current()) ? null : settings.hours().nextOpening(now, zones.current());
        String words = opens == null ? Words.in(locale, "automation.fetched") : Words.in(locale, "automation.fetchedLater",
                DateTimeFormatter.ofPattern("EEEE HH:mm", locale).withZone(zones.current()).format(opens));
        audit.record(AuditEvent.done("conversation.humanAsked", "conversation", conversation.id()).byConsumer());
        notices.tell(Notice.of("human.asked").to(members.withPermission(Permission.INBOX_REPLY).stream().map(Member::userId).toList())
                .at("inbox/" + conversation.id()));
        if (sql.first(conversation.id(), "human", now, now.minus(FRESH))) {
            send(conversation, words, List.of(), true);
        }
    }

    private void say(AutomationView settings, Conversation conversation, String words) {
        send(conversation, words, settings.button()
                ? List.of(new Outbound.Answer(HumanWay.PAYLOAD, Words.in(locale(conversation), "automation.button"))) : List.of(), false);
    }

    /** @param human what is said is that one comes */
    private void send(Conversation conversation, String words, List<Outbound.Answer> answers, boolean human) {
        try {
            outbox.automatic(conversation, words, answers, new Automation(human || HumanWay.offered(words, !answers.isEmpty()), false));
        } catch (GateRefused refused) {
            // The decision and the line in the queue are kept; the person waits for a colleague.
        }
    }

    private Locale locale(Conversation conversation) {
        ContactView contact = contacts.known(List.of(conversation.contactId())).get(conversation.contactId());
        return contact == null || contact.phone() == null || Phones.language(contact.phone()).orElse("fr").equals("fr")
                ? Locale.FRENCH : Locale.ENGLISH;
    }
}
