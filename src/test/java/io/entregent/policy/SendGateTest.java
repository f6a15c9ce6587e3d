package io.entregent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.policy.Facts.Agreement;
import io.entregent.policy.Facts.Consent;
import io.entregent.policy.Facts.Content;
import io.entregent.policy.Facts.FreeForm;
import io.entregent.policy.Facts.Template;
import io.entregent.policy.Facts.Use;
import io.entregent.policy.Facts.Value;
import io.entregent.policy.rules.Rule;
import io.entregent.policy.rules.RuleBook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendGateTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant OPEN = NOW.plusSeconds(1);
    private static final RuleBook BOOK = RuleBooks.with("whatsapp", Situation.plain().sender(), LocalDate.of(2026, 11, 22), null);
    private static final UUID EVENT = new UUID(0, 1);
    private static final Content FREE = new FreeForm();
    private static final Map<String, Agreement> NOBODY_ASKED = Map.of();
    private static final Map<String, Agreement> AGREED = on("marketing", Consent.GIVEN);
    private static final Map<String, Agreement> LEFT = on("marketing", Consent.WITHDRAWN);

    private static Map<String, Agreement> on(String purpose, Consent consent) {
        return Map.of(purpose, new Agreement(consent, EVENT));
    }

    private static Content template(String category, String status, String... values) {
        return new Template(category, status, List.of("1"), Stream.of(values).map(one -> new Value(null, one)).toList());
    }

    private static Content live(String category) {
        return template(category, "APPROVED", "Ana");
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                one("a reply in the window", null, false, "service", NOBODY_ASKED, OPEN, FREE),
                one("a reply to who wants no marketing", null, false, "service", LEFT, OPEN, FREE),
                one("a reply with the window just over", "window.closed", false, "service", AGREED, NOW, FREE),
                one("free words to who never wrote", "window.closed", false, "service", AGREED, null, FREE),
                one("free marketing without consent", "consent.missing", false, "marketing", NOBODY_ASKED, OPEN, FREE),
                one("a utility template outside the window", null, false, "service", NOBODY_ASKED, null, live("UTILITY")),
                one("a survey is asked for by its own purpose", "consent.missing", false, "survey", AGREED, null, live("UTILITY")),
                one("a survey that was agreed to", null, false, "survey", on("survey", Consent.GIVEN), null, live("UTILITY")),
                one("marketing without consent", "consent.missing", false, "marketing", NOBODY_ASKED, OPEN, live("MARKETING")),
                one("marketing called service", "consent.missing", false, "service", NOBODY_ASKED, OPEN, live("MARKETING")),
                one("marketing after a withdrawal", "consent.withdrawn", false, "marketing", LEFT, OPEN, live("MARKETING")),
                one("marketing in lower case", "consent.withdrawn", false, "service", LEFT, OPEN, live("marketing")),
                one("marketing whose time is over", "consent.expired", false, "marketing", on("marketing", Consent.EXPIRED), null, live("MARKETING")),
                one("marketing by somebody's bare word", "consent.unproven", false, "marketing", on("marketing", Consent.UNPROVEN), null, live("MARKETING")),
                one("marketing while a stop is looked at", "consent.held", false, "marketing", on("marketing", Consent.HELD), null, live("MARKETING")),
                one("utility to who said no to service", "consent.withdrawn", false, "service", on("service", Consent.WITHDRAWN), null, live("UTILITY")),
                one("an answer to who said no to service", null, false, "service", on("service", Consent.WITHDRAWN), OPEN, live("UTILITY")),
                one("marketing with consent", null, false, "marketing", AGREED, null, live("MARKETING")),
                one("a template to a suppressed person", "contact.suppressed", true, "service", AGREED, OPEN, live("UTILITY")),
                one("marketing to a suppressed person", "contact.suppressed", true, "marketing", AGREED, OPEN, live("MARKETING")),
                one("an answer to a suppressed person", null, true, "service", NOBODY_ASKED, OPEN, FREE),
                one("free words to a suppressed person later", "contact.suppressed", true, "service", NOBODY_ASKED, NOW, FREE),
                one("a paused template", "template.notLive", false, "service", AGREED, OPEN, template("UTILITY", "PAUSED", "Ana")),
                one("a template that nobody knows", "template.notLive", false, "service", AGREED, OPEN, Template.unknown()),
                one("a value too few", "template.parameters", false, "service", AGREED, OPEN, template("UTILITY", "APPROVED")),
                one("a value too many", "template.parameters", false, "service", AGREED, OPEN,
                        template("UTILITY", "APPROVED", "Ana", "Bo")));
    }

    private static Arguments one(String name, String code, boolean suppressed, String purpose, Map<String, Agreement> agreements,
            Instant window, Content content) {
        return Arguments.of(name, code, new Facts(NOW, suppressed, new Use(purpose, purpose), agreements, window, content));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void theFirstRuleThatRefusesIsNamed(String name, String code, Facts facts) {
        Decision decision = SendGate.decide(facts, BOOK);
        assertThat(decision.code()).as(name).isEqualTo(code);
        assertThat(decision.allowed()).isEqualTo(code == null);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyRuleIsLookedAtInOrder(String name, String code, Facts facts) {
        assertThat(SendGate.decide(facts, BOOK).rules()).extracting(Decision.Outcome::rule)
                .containsExactlyElementsOf(BOOK.rules().stream().map(Rule::id).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\tb", "a     b", "", "  ", "a\rb", "a\u2028b"})
    void aValueThatThePlatformRefusesIsRefusedHere(String value) {
        assertThat(SendGate.fill(List.of("1"), List.of(new Value(null, value)))).isEmpty();
    }

    @Test
    void fourSpacesInARowPass() {
        assertThat(SendGate.fill(List.of("1"), List.of(new Value(null, "a    b")))).isPresent();
    }

    @Test
    void namedValuesComeInAnyOrderAndOnlyOnce() {
        List<String> variables = List.of("first_name", "city");
        assertThat(SendGate.fill(variables, List.of(new Value("city", "Rivage"), new Value("first_name", "Ana"))))
                .contains(Map.of("first_name", "Ana", "city", "Rivage"));
        assertThat(SendGate.fill(variables, List.of(new Value("city", "Rivage"), new Value("city", "Lumen")))).isEmpty();
        assertThat(SendGate.fill(variables, List.of(new Value("city", "Rivage"), new Value("name", "Ana")))).isEmpty();
    }
}
