package io.entregent.inbox.compose;

import io.entregent.channel.ChannelAccount;
import io.entregent.consent.Consents;
import io.entregent.consent.Purpose;
import io.entregent.consent.ledger.ConsentState;
import io.entregent.contact.Contacts;
import io.entregent.contact.Identities;
import io.entregent.policy.Decision;
import io.entregent.policy.Facts;
import io.entregent.policy.RuleBooks;
import io.entregent.policy.SendGate;
import io.entregent.policy.Situation;
import io.entregent.template.TemplateView;
import io.entregent.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Gathers the facts for the send gate; decides nothing. */
@ApplicationScoped
public class Gate {

    /**
     * From where something is to be sent.
     *
     * @param automation null if a person wrote it
     */
    public record From(String channel, UUID account, Situation.Automation automation) {

        public From(String channel, UUID account) {
            this(channel, account, null);
        }

        public static From of(ChannelAccount account) {
            return new From(account.channel(), account.id());
        }
    }

    /**
     * What is to be said: a template with its values, or free words.
     *
     * @param template null for free words
     * @param words    null for a template, whose values are its words
     */
    public record Say(TemplateChoice template, String words) {

        public static Say template(TemplateChoice choice) {
            return new Say(choice, null);
        }

        public static Say words(String words) {
            return new Say(null, words);
        }

        /** All that is not the template's own. */
        public String said() {
            return template == null ? words : template.parameters().stream().map(TemplateValue::value)
                    .filter(Objects::nonNull).collect(Collectors.joining("\n"));
        }
    }

    @Inject
    private Contacts contacts;

    @Inject
    private Screenings screenings;

    @Inject
    private Surroundings surroundings;

    @Inject
    private RuleBooks books;

    @Inject
    private Consents consents;

    @Inject
    private Templates templates;

    /**
     * @param window null if the person never wrote to this number
     * @param words  all that the person would read, or null
     */
    public Decision freeForm(UUID contact, From from, Instant window, String words, Instant now) {
        return decide(new Facts(now, contacts.suppressed(contact), use(Purpose.SERVICE), Map.of(), window, new Facts.FreeForm(),
                screenings.of(words), surroundings.of(contact, from, Purpose.SERVICE.code(), false, now)));
    }

    /** As {@link #freeForm}, for what a program says. */
    public Decision automatic(UUID contact, From from, Instant window, String words, Situation.Automation automation, Instant now) {
        return freeForm(contact, new From(from.channel(), from.account(), automation), window, words, now);
    }

    /**
     * @param from   the channel and the account to write from
     * @param window null if the person never wrote to this number
     * @param what   a template, or free words
     */
    public Decision any(UUID contact, From from, Instant window, Say what, Purpose purpose, Instant now) {
        Facts.Content content = content(what.template());
        boolean marketing = purpose.kind() == Purpose.Kind.MARKETING
                || content instanceof Facts.Template template && "MARKETING".equalsIgnoreCase(template.category());
        String counted = marketing && purpose.kind() != Purpose.Kind.MARKETING ? "marketing" : purpose.code();
        return decide(new Facts(now, contacts.suppressed(contact), use(purpose), agreements(contact, from), window, content,
                screenings.of(what.said()), surroundings.of(contact, from, counted, marketing, now)));
    }

    /** To somebody who is no contact yet, and so agreed to nothing; may be suppressed all the same. */
    public Decision first(Identities stranger, From from, Say what, Purpose purpose, Instant now) {
        return decide(new Facts(now, contacts.suppressed(stranger), use(purpose), Map.of(), null, content(what.template()),
                screenings.of(what.said()), surroundings.ofStranger(stranger.phone(), from, now)));
    }

    private Decision decide(Facts facts) {
        return SendGate.decide(facts, books.at(facts.situation(), facts.now()));
    }

    /** Held until the transaction ends, so that no consent is withdrawn between the decision and its effect. */
    private Map<String, Facts.Agreement> agreements(UUID contact, From from) {
        return consents.agreements(contact, from.channel(), from.account()).entrySet().stream()
                .collect(Collectors.toMap(one -> one.getKey().code(), one -> new Facts.Agreement(consent(one.getValue().status()),
                        one.getValue().event())));
    }

    public static Facts.Consent consent(ConsentState.Status status) {
        return switch (status) {
            case GIVEN -> Facts.Consent.GIVEN;
            case UNPROVEN -> Facts.Consent.UNPROVEN;
            case EXPIRED -> Facts.Consent.EXPIRED;
            case HELD -> Facts.Consent.HELD;
            case WITHDRAWN, REFUSED, OBJECTED -> Facts.Consent.WITHDRAWN;
            case NONE, REQUESTED, PENDING -> Facts.Consent.NONE;
        };
    }

    public static Facts.Use use(Purpose purpose) {
        return new Facts.Use(purpose.code(), purpose.kind().code());
    }

    private Facts.Content content(TemplateChoice choice) {
        if (choice == null) {
            return new Facts.FreeForm();
        }
        Optional<TemplateView> known = named(choice) ? templates.find(choice.name(), choice.language()) : Optional.empty();
        return known.<Facts.Content>map(template -> new Facts.Template(template.category(), template.sendableStatus(),
                template.variables(), values(choice))).orElseGet(Facts.Template::unknown);
    }

    /** By the platform's own rules for names; anything else is the name of nothing. */
    static boolean named(TemplateChoice choice) {
        return choice.name() != null && choice.name().matches("[a-z0-9_]{1,512}")
                && choice.language() != null && choice.language().matches("[A-Za-z]{2,3}(_[A-Za-z]{2,4})?");
    }

    public static List<Facts.Value> values(TemplateChoice choice) {
        return choice.parameters().stream().map(one -> new Facts.Value(one.name(), one.value())).toList();
    }
}
