package io.entregent.inbox.compose;

import io.entregent.channel.whatsapp.MessagingLimit;
import io.entregent.contact.ContactView;
import io.entregent.contact.Contacts;
import io.entregent.contact.Phones;
import io.entregent.inbox.compose.SituationSql.Person;
import io.entregent.policy.Restrictions;
import io.entregent.policy.Senders;
import io.entregent.policy.Situation;
import io.entregent.policy.Situation.Count;
import io.entregent.policy.Situation.Usage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Gathers what the gate has to know beside the message. */
@ApplicationScoped
public class Surroundings {

    private static final Duration LOCK = Duration.ofHours(24);

    @Inject
    private SituationSql sql;

    @Inject
    private Pace pace;

    @Inject
    private Restrictions restrictions;

    @Inject
    private Contacts contacts;

    @Inject
    private Senders senders;

    /**
     * @param purpose code that counts
     * @param abroad  the person's country matters
     */
    Situation of(UUID contact, Gate.From from, String purpose, boolean abroad, Instant now) {
        Person person = sql.person(contact, from.account(), purpose, now);
        Usage usage = usage(from, person, sql.reached(contact, now), now);
        return situation(from, abroad ? country(contact) : null, usage);
    }

    Situation ofStranger(String phone, Gate.From from, Instant now) {
        return situation(from, Phones.country(phone).orElse(null), usage(from, Person.STRANGER, false, now));
    }

    private Situation situation(Gate.From from, String country, Usage usage) {
        return new Situation(from.channel(), country, senders.current(), usage, restrictions.on(from.account()), from.automation());
    }

    private Usage usage(Gate.From from, Person person, boolean reached, Instant now) {
        Integer tier = sql.tier(from.account()).flatMap(MessagingLimit::people).orElse(null);
        Count own = reached ? Count.NONE : sql.own(now);
        Count portfolio = reached || tier == null ? own : sql.portfolio(from.account(), tier, now);
        return new Usage(portfolio, own, reached, tier, pace.of(from.account(), now), person.pair(), sql.refusedCalls(now),
                person.marketing(), person.locked() == null ? null : person.locked().plus(LOCK));
    }

    /** A user id begins with its country. */
    private String country(UUID contact) {
        ContactView known = contacts.known(List.of(contact)).get(contact);
        if (known == null) {
            return null;
        }
        return Phones.country(known.phone()).orElseGet(() -> known.userId() != null && known.userId().matches("[A-Z]{2}\\..*")
                ? known.userId().substring(0, 2) : null);
    }
}
