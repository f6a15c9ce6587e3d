package io.entregent.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.policy.Decision;
import io.entregent.policy.Decision.Outcome;
import io.entregent.policy.Decision.Result;
import io.entregent.policy.Facts.Consent;
import io.entregent.policy.RuleBooks;
import io.entregent.policy.Screen;
import io.entregent.policy.SendGate;
import io.entregent.policy.Situation.Automation;
import io.entregent.policy.Situation.Reach;
import io.entregent.policy.Situation.Restriction;
import io.entregent.policy.Situation.Sender;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each clause of each shipped set: what it refuses or holds, and what it lets pass. */
class ClausesTest {

    private record Case(String rule, String name, Result result, Consumer<Cast> facts) {
        @Override
        public String toString() {
            return rule + ": " + name;
        }
    }

    private static final List<Case> CASES = new ArrayList<>();

    private static void no(String rule, String name, Consumer<Cast> facts) {
        CASES.add(new Case(rule, name, Result.REFUSED, facts));
    }

    private static void yes(String rule, String name, Consumer<Cast> facts) {
        CASES.add(new Case(rule, name, Result.PASSED, facts));
    }

    private static void later(String rule, String name, Consumer<Cast> facts) {
        CASES.add(new Case(rule, name, Result.HELD, facts));
    }

    static {
        consent("gdpr", "objection", "consent", "withdrawal", cast -> { });
        no("gdpr.freshness", "a consent whose time is over (EDPB 05/2020)", cast -> cast.offer(Consent.EXPIRED));
        yes("gdpr.freshness", "a consent in time", cast -> cast.offer(Consent.GIVEN));
        no("gdpr.proof", "a consent by somebody's bare word (art. 7(1))", cast -> cast.offer(Consent.UNPROVEN));
        yes("gdpr.proof", "a consent with its evidence", cast -> cast.offer(Consent.GIVEN));
        no("gdpr.doubt", "a message that may mean stop", cast -> cast.offer(Consent.HELD));
        yes("gdpr.doubt", "no such message", cast -> cast.offer(Consent.GIVEN));
        consent("france", "liste", "prospection", "refus", cast -> { });
        for (String day : List.of("2021-05-01", "2024-05-01", "2026-11-24")) {
            whatsApp(cast -> cast.now = LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC));
        }
        Consumer<Cast> then = cast -> cast.now = LocalDate.of(2021, 5, 1).atTime(12, 0).toInstant(ZoneOffset.UTC);
        no("whatsapp.transactional", "marketing in 2021", then.andThen(cast -> cast.offer(Consent.GIVEN)));
        yes("whatsapp.transactional", "a notification in 2021", then.andThen(Cast::utility));
        no("whatsapp.noCampaign", "a campaign in 2021, even with consent", then.andThen(cast -> cast.offer(Consent.GIVEN)));
        yes("whatsapp.noCampaign", "service in 2021", then.andThen(Cast::utility));
        no("whatsapp.noPromotion", "words of a promotion in 2021", then.andThen(cast -> cast.topics = Topics.of("Grande promotion samedi")));
        yes("whatsapp.noPromotion", "words of an order in 2021", then.andThen(cast -> cast.topics = Topics.of("Votre commande est prête")));
        no("whatsapp.aiProvider", "an assistant for all purposes, from Morocco", cast -> {
            cast.sender = new Sender("retail", "SHOP", "MA", true);
            cast.automation = new Automation(true, true);
        });
        yes("whatsapp.aiProvider", "the business's own support", cast -> {
            cast.sender = new Sender("retail", "SHOP", "MA", true);
            cast.automation = new Automation(true, false);
        });
        no("whatsapp.unitedStates", "marketing to +1", cast -> cast.closed().offer(Consent.GIVEN).country = "US");
        yes("whatsapp.unitedStates", "marketing to +33", cast -> cast.closed().offer(Consent.GIVEN).country = "FR");
        later("whatsapp.perUser", "within a day of 131049", cast -> cast.closed().offer(Consent.GIVEN).locked = cast.now.plusSeconds(60));
        yes("whatsapp.perUser", "a day after 131049", cast -> cast.closed().offer(Consent.GIVEN).locked = cast.now);
        for (String meta : List.of("messenger", "instagram")) {
            other(meta);
            no(meta + ".window", "an answer after 7 days", cast -> cast.windowSeconds = -144L * 3600);
            no(meta + ".window", "a program after 24 hours", cast -> {
                cast.windowSeconds = -1L;
                cast.automation = new Automation(true, false);
            });
            yes(meta + ".window", "a human on the seventh day (HUMAN_AGENT)", cast -> cast.windowSeconds = -144L * 3600 + 1);
            human(meta + ".human");
        }
        other("viber");
        window("viber.subscribed");
        other("rcs");
        no("rcs.useCase", "a message that may mean STOP", cast -> cast.offer(Consent.HELD).free());
        yes("rcs.useCase", "no such message", cast -> cast.offer(Consent.GIVEN).free());
        other("apple");
        window("apple.customerStarts");
        human("apple.human");
        no("apple.noMarketing", "marketing that was not asked for", cast -> cast.offer(Consent.GIVEN).free());
        yes("apple.noMarketing", "an answer", Cast::free);
        topics("health.medicines", "Achetez votre paracétamol ici", "Votre commande est prête");
        topics("health.medicines", "Buy antibiotics now", "Your appointment is tomorrow at 9");
        topics("health.medicines", "Anti-inflammatoires et gélules : prix en baisse", "Vos médicaments sont prêts, retrait au comptoir");
        topics("health.medicines", "Painkillers and cough syrup, half price", "Your prescription is ready to collect");
        topics("health.devices", "Fauteuils roulants et attelles en promotion", "Essayage de votre attelle jeudi à 10 h");
        topics("health.devices", "Hearing aids on sale this week", "Your hearing aid check is on Thursday");
        topics("health.results", "Votre glycémie est trop haute", "Dépistage du diabète jeudi, sur rendez-vous");
        topics("health.results", "Your biopsy result is here", "Screening for diabetes on Thursday");
        topics("health.devices", "Tensiomètre : offre spéciale", "La vaccination est possible jeudi");
        topics("health.results", "Vos résultats d'analyses : test négatif", "Vous avez un nouveau document : https://parc.example/espace");
        topics("health.results", "You were diagnosed with …", "Your flu vaccination is due");
        no("government.excluded", "police", cast -> cast.sender = new Sender("government", "POLICE", "FR", true));
        no("government.excluded", "a party", cast -> cast.sender = new Sender("government", "PARTY", "FR", true));
        yes("government.excluded", "a town hall", cast -> cast.sender = new Sender("government", "TOWN_HALL", "FR", true));
        for (String domain : List.of("PUBLIC_HEALTH", "ECONOMIC_SUPPORT", "SOCIAL_PROTECTION")) {
            yes("government.excluded", domain, cast -> cast.sender = new Sender("government", domain, "FR", true));
        }
        for (String body : List.of("ARMY", "INTELLIGENCE")) {
            no("government.excluded", body, cast -> cast.sender = new Sender("government", body, "FR", true));
        }
        CASES.add(new Case("government.provider", "no solution provider recorded", Result.ADVISED,
                cast -> cast.sender = new Sender("government", "TOWN_HALL", "FR", false)));
        yes("government.provider", "through a solution provider", cast -> cast.sender = new Sender("government", "TOWN_HALL", "FR", true));
        topics("government.campaign", "Votez pour notre candidate", "Le bureau de vote ouvre à 8 h");
        no("government.noSale", "marketing by a public body", cast -> cast.offer(Consent.GIVEN));
        yes("government.noSale", "a service message", Cast::utility);
        no("bank.numbers", "an account number that is only likely", cast -> {
            cast.kinds = Set.of("account");
            cast.verdict = Screen.Verdict.WARN;
        });
        yes("bank.numbers", "the last four digits", Cast::free);
        topics("bank.secrets", "Envoyez-nous votre code secret", "Nous ne demandons jamais votre mot de passe");
        topics("retail.regulated", "Champagne en promotion", "Votre colis est arrivé : retrait en magasin jusqu'à 19 h");
        topics("retail.regulated", "Order now: cigars", "Your scarf is ready to collect");
        for (String goods : List.of("Cidres et crémants : soldes", "E-liquides et puffs, prix cassés, achetez", "Autotests pas chers",
                "Shop now: rum and lager", "Vapes at half price", "Buy ibuprofen here")) {
            topics("retail.regulated", goods, "Votre manteau est prêt, prix réglé en magasin");
        }
        topics("whatsapp.prohibited", "Carabines et bombes lacrymogènes en vente", "Le prix de la cartouche d'encre a baissé");
        topics("whatsapp.prohibited", "Buy pepper spray now", "Your spray paint is ready to collect");
        topics("whatsapp.prohibited", "Jouez à la machine à sous", "La machine à laver est réparée");
        topics("bank.secrets", "Saisissez le code de validation ici", "Ne communiquez jamais votre code confidentiel : la banque ne le demande pas");
        topics("bank.secrets", "Please reply with your passcode: reply with the password", "We never ask you to send us your PIN code");
        topics("bank.secrets", "Pour débloquer la carte, confirmez votre mot de passe", "Votre rendez-vous avec votre conseillère est confirmé");
        topics("retail.adult", "Le meilleur site de rencontre", "À bientôt en boutique");
    }

    private static void consent(String set, String objection, String missing, String withdrawn, Consumer<Cast> also) {
        no(set + "." + objection, "a template to who objected to all contact", also.andThen(cast -> cast.utility().suppressed = true));
        yes(set + "." + objection, "an answer to who objected and then wrote", also.andThen(cast -> cast.free().suppressed = true));
        no(set + "." + missing, "marketing to who was not asked", also.andThen(cast -> cast.offer(Consent.NONE)));
        yes(set + "." + missing, "marketing to who agreed", also.andThen(cast -> cast.offer(Consent.GIVEN)));
        no(set + "." + withdrawn, "marketing to who took the consent back", also.andThen(cast -> cast.offer(Consent.WITHDRAWN)));
        yes(set + "." + withdrawn, "marketing to who agreed", also.andThen(cast -> cast.offer(Consent.GIVEN)));
    }

    private static void whatsApp(Consumer<Cast> when) {
        consent("whatsapp", "optOut", "optIn", "optOutOf", when);
        no("whatsapp.window", "free words one second late", when.andThen(cast -> cast.windowSeconds = 0L));
        yes("whatsapp.window", "free words in the last second", when.andThen(cast -> cast.windowSeconds = 1L));
        no("whatsapp.template", "a paused template", when.andThen(cast -> cast.content = Cast.template("UTILITY", "PAUSED", true)));
        yes("whatsapp.template", "an approved template", when.andThen(Cast::utility));
        no("whatsapp.templateValues", "a value too few", when.andThen(cast -> cast.content = Cast.template("UTILITY", "APPROVED", false)));
        yes("whatsapp.templateValues", "each variable filled", when.andThen(Cast::utility));
        no("whatsapp.sensitive", "a card number", when.andThen(cast -> cast.verdict = Screen.Verdict.BLOCK));
        yes("whatsapp.sensitive", "nothing sure", when.andThen(cast -> cast.verdict = Screen.Verdict.WARN));
        no("whatsapp.asked", "a card number asked for", when.andThen(cast -> cast.topics = Topics.of("What is your card number?")));
        yes("whatsapp.asked", "an order number asked for", when.andThen(cast -> cast.topics = Topics.of("What is your order number?")));
        no("whatsapp.human", "a dead end", when.andThen(cast -> cast.automation = new Automation(false, false)));
        yes("whatsapp.human", "a way to a human", when.andThen(cast -> cast.automation = new Automation(true, false)));
        no("whatsapp.prohibited", "weapons for sale", when.andThen(cast -> cast.topics = Topics.of("Munitions en vente")));
        yes("whatsapp.prohibited", "the Place d'Armes", when.andThen(cast -> cast.topics = Topics.of("Rendez-vous Place d'Armes")));
        later("whatsapp.portfolio", "the 251st person of the day", when.andThen(cast -> {
            cast.closed().utility().tier = 250;
            cast.portfolio = cast.full(250);
        }));
        yes("whatsapp.portfolio", "the 250th", when.andThen(cast -> {
            cast.closed().utility().tier = 250;
            cast.portfolio = cast.full(249);
        }));
        yes("whatsapp.portfolio", "a person reached already", when.andThen(cast -> {
            cast.closed().utility().tier = 250;
            cast.portfolio = cast.full(250);
            cast.reached = true;
        }));
        later("whatsapp.number", "the 81st of a second", when.andThen(cast -> cast.number = cast.full(80)));
        yes("whatsapp.number", "the 80th", when.andThen(cast -> cast.number = cast.full(79)));
        later("whatsapp.pair", "the 46th to one person", when.andThen(cast -> cast.pair = cast.full(45)));
        yes("whatsapp.pair", "the 45th", when.andThen(cast -> cast.pair = cast.full(44)));
        later("whatsapp.api", "after 80007", when.andThen(cast -> cast.api = cast.full(1)));
        yes("whatsapp.api", "no call refused", when);
        no("whatsapp.restricted", "a banned account", when.andThen(cast -> cast.restrictions = Set.of(new Restriction(Reach.ALL, null))));
        no("whatsapp.restricted", "writing first while that is barred",
                when.andThen(cast -> cast.closed().utility().restrictions = Set.of(new Restriction(Reach.FIRST, null))));
        yes("whatsapp.restricted", "an answer while only writing first is barred",
                when.andThen(cast -> cast.restrictions = Set.of(new Restriction(Reach.FIRST, null))));
        yes("whatsapp.restricted", "a restriction that is over",
                when.andThen(cast -> cast.restrictions = Set.of(new Restriction(Reach.ALL, cast.now))));
    }

    private static void other(String channel) {
        Consumer<Cast> free = cast -> cast.free();
        no(channel + ".optOut", "who asked to be left alone", cast -> {
            cast.offer(Consent.GIVEN).free();
            cast.suppressed = true;
        });
        yes(channel + ".optOut", "an answer", free);
        no(channel + ".optIn", "marketing without a yes", cast -> cast.offer(Consent.NONE).free());
        yes(channel + ".optIn", "marketing with a yes", cast -> cast.offer(Consent.GIVEN).free());
        no(channel + ".optOutOf", "marketing after a no", cast -> cast.offer(Consent.WITHDRAWN).free());
        yes(channel + ".optOutOf", "marketing with a yes", cast -> cast.offer(Consent.GIVEN).free());
        no(channel + ".sensitive", "a card number", cast -> cast.verdict = Screen.Verdict.BLOCK);
        yes(channel + ".sensitive", "ordinary words", free);
        no(channel + ".restricted", "a banned account", cast -> cast.restrictions = Set.of(new Restriction(Reach.ALL, null)));
        yes(channel + ".restricted", "an account in good standing", free);
        if (!channel.equals("rcs")) {
            no(channel + ".noTemplates", "a template", Cast::utility);
            yes(channel + ".noTemplates", "free words", free);
        }
    }

    private static void window(String rule) {
        no(rule, "free words too late", cast -> cast.windowSeconds = 0L);
        yes(rule, "free words in time", Cast::free);
    }

    private static void human(String rule) {
        no(rule, "a dead end", cast -> cast.automation = new Automation(false, false));
        yes(rule, "a way to a human", cast -> cast.automation = new Automation(true, false));
    }

    private static void topics(String rule, String refused, String allowed) {
        no(rule, refused, cast -> cast.topics = Topics.of(refused));
        yes(rule, allowed, cast -> cast.topics = Topics.of(allowed));
    }

    static Stream<Case> cases() {
        return CASES.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theClauseSays(Case one) {
        Cast cast = new Cast();
        String set = one.rule().substring(0, one.rule().indexOf('.'));
        if (Set.of("messenger", "instagram", "viber", "rcs", "apple").contains(set)) {
            cast.channel = set;
        }
        if (Set.of("health", "government", "bank", "retail").contains(set)) {
            cast.sender = new Sender(set, null, "FR", true);
        }
        one.facts().accept(cast);
        RuleBook book = RuleBooks.with(cast.channel, cast.sender, LocalDate.ofInstant(cast.now, ZoneOffset.UTC), null);
        Decision decision = SendGate.decide(cast.facts(), book);
        Outcome outcome = decision.rules().stream().filter(rule -> rule.rule().equals(one.rule())).findFirst().orElseThrow();
        assertThat(outcome.result() == Result.NOT_APPLICABLE ? Result.PASSED : outcome.result()).isEqualTo(one.result());
        assertThat(decision.allowed()).as("the message as a whole").isEqualTo(
                decision.rules().stream().noneMatch(rule -> rule.result() == Result.REFUSED || rule.result() == Result.HELD));
        if (one.result() == Result.HELD) {
            assertThat(outcome.until()).isAfter(cast.now);
        }
    }

    @Test
    void noClauseIsWithoutACaseThatItStopsAndOneThatItLetsPass() {
        Set<String> all = RuleFiles.all().stream().flatMap(set -> set.rules().stream()).map(Rule::id).collect(Collectors.toCollection(TreeSet::new));
        Set<String> stopping = CASES.stream().filter(one -> one.result() != Result.PASSED).map(Case::rule).collect(Collectors.toSet());
        Set<String> passing = CASES.stream().filter(one -> one.result() == Result.PASSED).map(Case::rule).collect(Collectors.toSet());
        assertThat(stopping).containsAll(all);
        assertThat(passing).containsAll(all);
    }

    @Test
    void everyRuleIsToldInBothLanguagesAndCitesItsSource() {
        for (RuleSet set : RuleFiles.all()) {
            assertThat(set.source().clause().fr()).as(set.name()).isNotBlank();
            for (Rule rule : set.rules()) {
                assertThat(rule.text().en()).as(rule.id()).isNotBlank().isNotEqualTo(rule.text().fr());
                assertThat(rule.way().fr()).as(rule.id()).isNotBlank().doesNotContainPattern("[^\\u00a0] ?[?!;:](\\s|$)");
            }
            assertThat(set.rules()).extracting(Rule::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void versionsOfASetFollowEachOtherWithoutAGap() {
        RuleFiles.versions().values().forEach(versions -> {
            for (int i = 1; i < versions.size(); i++) {
                assertThat(versions.get(i).from()).isEqualTo(versions.get(i - 1).to());
            }
            assertThat(versions.get(versions.size() - 1).to()).isNull();
        });
    }
}
