package io.entregent.template.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.dlp.Screening;
import io.entregent.template.content.TemplateDocument;
import io.entregent.tenancy.Vertical;
import java.util.ArrayList;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule once accepting and once refusing, at the very limit where there is one. */
class LintTest {

    private static final LintContext SHOP = LintContext.of(Vertical.RETAIL);

    /** A rule, a template that it takes, one that it refuses, and the field it then names. */
    record Case(String code, String good, String bad, String field, LintContext context) {

        @Override
        public String toString() {
            return code;
        }
    }

    private static final List<Case> CASES = new ArrayList<>();

    /** An account that has the French version of the template, and so many in all. */
    private static LintContext full(int held, Boolean verified) {
        return new LintContext(Vertical.RETAIL, List.of(), Set.of(), Map.of(), Screening.none(), new Volume(held, Set.of("fr"), verified));
    }

    private static void on(String code, String field, String good, String bad) {
        on(code, field, good, bad, SHOP);
    }

    private static void on(String code, String field, String good, String bad, LintContext context) {
        CASES.add(new Case(code, good, bad, field, context));
    }

    static {
        String text = "Bonjour {{1}}, votre commande {{2}} est prête en boutique.";
        String plain = "Votre commande est prête en boutique.";
        on("name.missing", "name", named("ok"), named(""));
        on("name.format", "name", named("commande_prete_2"), named("Commande prête"));
        on("name.length", "name", named("a".repeat(512)), named("a".repeat(513)));
        on("category.unknown", "category", of("UTILITY", body(plain)), of("TRANSACTIONAL", body(plain)));
        on("language.none", "languages", named("ok"), "{\"name\":\"ok\",\"category\":\"UTILITY\",\"languages\":{}}");
        on("language.unknown", "xx/language", named("ok"), named("ok").replace("\"fr\"", "\"xx\""));
        on("language.variables", "fr/body.text", two(text, "Hello {{1}}, your order {{2}} is ready in the shop."),
                two(text, "Hello {{1}}, your order is ready in the shop."));
        on("part.twice", "fr/footer", utility(body(plain), footer("À bientôt")), utility(body(plain), footer("À bientôt"), footer("Merci")));
        on("header.text.missing", "fr/header.text", utility(header("Prête"), body(plain)), utility(header(" "), body(plain)));
        on("header.length", "fr/header.text", utility(header("a".repeat(60)), body(plain)), utility(header("a".repeat(61)), body(plain)));
        on("header.variables", "fr/header.text", utility(header("Commande {{1}}"), body(plain)),
                utility(header("Commande {{1}} pour {{2}}"), body(plain)));
        on("header.markdown", "fr/header.text", utility(header("Commande prête"), body(plain)), utility(header("*Commande* prête"), body(plain)));
        on("header.sample", "fr/header.file", utility("{\"type\":\"HEADER\",\"format\":\"IMAGE\",\"example\":{\"header_handle\":[\"sample:1\"]}}", body(plain)),
                utility("{\"type\":\"HEADER\",\"format\":\"IMAGE\"}", body(plain)));
        on("header.location", "fr/header.kind", utility("{\"type\":\"HEADER\",\"format\":\"LOCATION\"}", body(plain)),
                of("AUTHENTICATION", "{\"type\":\"HEADER\",\"format\":\"LOCATION\"}", body(plain)));
        on("body.missing", "fr/body.text", utility(body(plain)), utility(footer("À bientôt")));
        on("body.length", "fr/body.text", utility(body("a".repeat(1024))), utility(body("a".repeat(1025))));
        on("footer.missing", "fr/footer.text", utility(body(plain), footer("À bientôt")), utility(body(plain), footer("")));
        on("footer.length", "fr/footer.text", utility(body(plain), footer("é".repeat(60))), utility(body(plain), footer("é".repeat(61))));
        on("footer.variables", "fr/footer.text", utility(body(plain), footer("À bientôt")), utility(body(plain), footer("À bientôt {{1}}")));
        on("footer.lines", "fr/footer.text", utility(body(plain), footer("À bientôt")), utility(body(plain), footer("À\\nbientôt")));
        on("buttons.none", "fr/buttons", utility(body(plain), buttons(reply("Oui"))), utility(body(plain), buttons()));
        on("buttons.count", "fr/buttons.10.text", utility(body(plain), buttons(times(10))), utility(body(plain), buttons(times(11))));
        on("buttons.kind", "fr/buttons.2.kind", utility(body(plain), buttons(url("https://a.example/1"), url("https://a.example/2"))),
                utility(body(plain), buttons(url("https://a.example/1"), url("https://a.example/2"), url("https://a.example/3"))));
        on("buttons.grouping", "fr/buttons.2.kind", utility(body(plain), buttons(reply("A"), reply("B"), url("https://a.example"))),
                utility(body(plain), buttons(reply("A"), url("https://a.example"), reply("B"))));
        on("buttons.desktop", "fr/buttons.3.text", utility(body(plain), buttons(times(3))), utility(body(plain), buttons(times(4))));
        on("button.text.missing", "fr/buttons.0.text", utility(body(plain), buttons(reply("Oui"))), utility(body(plain), buttons(reply(" "))));
        on("button.text.length", "fr/buttons.0.text", utility(body(plain), buttons(reply("a".repeat(25)))), utility(body(plain), buttons(reply("a".repeat(26)))));
        on("button.phone.missing", "fr/buttons.0.phone_number", utility(body(plain), buttons(phone("+33199001001"))), utility(body(plain), buttons(phone(""))));
        on("button.phone.length", "fr/buttons.0.phone_number", utility(body(plain), buttons(phone("1".repeat(20)))), utility(body(plain), buttons(phone("1".repeat(21)))));
        on("button.phone.format", "fr/buttons.0.phone_number", utility(body(plain), buttons(phone("16467043595"))), utility(body(plain), buttons(phone("le standard"))));
        on("button.url.missing", "fr/buttons.0.url", utility(body(plain), buttons(url("https://a.example"))), utility(body(plain), buttons(url(""))));
        on("button.url.length", "fr/buttons.0.url", utility(body(plain), buttons(url("https://a.example/" + "a".repeat(1982)))),
                utility(body(plain), buttons(url("https://a.example/" + "a".repeat(1983)))));
        on("button.url.format", "fr/buttons.0.url", utility(body(plain), buttons(url("http://a.example/x?y=1"))), utility(body(plain), buttons(url("a.example/x"))));
        on("button.url.variables", "fr/buttons.0.url", utility(body(plain), buttons(url("https://a.example/{{1}}"))), utility(body(plain), buttons(url("https://a.example/{{1}}/{{2}}"))));
        on("button.url.end", "fr/buttons.0.url", utility(body(plain), buttons(url("https://a.example/{{1}}"))), utility(body(plain), buttons(url("https://a.example/{{1}}/suivi"))));
        on("button.url.sample", "fr/buttons.0.sample", utility(body(plain), buttons(url("https://a.example/{{1}}"))),
                utility(body(plain), buttons("{\"type\":\"URL\",\"text\":\"Suivre\",\"url\":\"https://a.example/{{1}}\"}")));
        on("button.code.missing", "fr/buttons.0.sample", utility(body(plain), buttons(code("ETE25"))), utility(body(plain), buttons(code(""))));
        on("button.code.length", "fr/buttons.0.sample", utility(body(plain), buttons(code("a".repeat(20)))), utility(body(plain), buttons(code("a".repeat(21)))));
        on("button.code.short", "fr/buttons.0.sample", utility(body(plain), buttons(code("a".repeat(15)))), utility(body(plain), buttons(code("a".repeat(16)))));
        on("button.flow.missing", "fr/buttons.0.flow_id", utility(body(plain), buttons("{\"type\":\"FLOW\",\"text\":\"Ouvrir\",\"flow_id\":\"1\"}")),
                utility(body(plain), buttons("{\"type\":\"FLOW\",\"text\":\"Ouvrir\"}")));
        on("variable.edge", "fr/body.text", utility(body(text)), utility(body("{{1}}, votre commande est prête.")));
        on("variable.adjacent", "fr/body.text", utility(body("Bonjour {{1}} {{2}}, votre commande vous attend en boutique.")),
                utility(body("Bonjour {{1}}{{2}}, votre commande vous attend en boutique.")));
        on("variable.contiguous", "fr/body.text", utility(body(text)), utility(body(text.replace("{{2}}", "{{3}}"))));
        on("variable.name", "fr/body.text", nameds("first_name"), nameds("Prénom"));
        on("variable.brackets", "fr/body.text", utility(body(text)), utility(body("Bonjour {{1}, votre commande est prête.")));
        on("variable.characters", "fr/body.text", nameds("first_name"), nameds("first$name"));
        on("variable.sample", "fr/body.sample.1", utility(body(text)), utility("{\"type\":\"BODY\",\"text\":\"" + text + "\"}"));
        on("variable.dense", "fr/body.text", utility(body(text)), utility(body("Le {{1}} à {{2}} pour {{3}}.")));
        on("variable.meaning", "fr/body.meaning.1", utility(body(text)).replace("]}}}", "],\"meanings\":{\"body.1\":\"prénom\",\"body.2\":\"numéro\"}}}}"),
                utility(body(text)));
        String otp = "{\"type\":\"OTP\",\"otp_type\":\"COPY_CODE\",\"text\":\"Copier\"}";
        String free = "{\"type\":\"BODY\",\"add_security_recommendation\":true}";
        String expiry = "{\"type\":\"FOOTER\",\"code_expiration_minutes\":%s}";
        String login = of("AUTHENTICATION", free, expiry.formatted(90), buttons(otp));
        on("authentication.text", "fr/body.text", login, of("AUTHENTICATION", body("Votre code est {{1}}, merci."), buttons(otp)));
        on("authentication.parts", "fr/header", login, of("AUTHENTICATION", header("Code"), free, buttons(otp)));
        on("authentication.button", "fr/buttons", login, of("AUTHENTICATION", free, buttons(url("https://a.example"))));
        on("authentication.elsewhere", "fr/buttons.0.kind", login, utility(body(plain), buttons(otp)));
        on("authentication.expiry", "fr/footer.code_expiration_minutes", login, of("AUTHENTICATION", free, expiry.formatted(91), buttons(otp)));
        on("carousel.cards", "fr/carousel", utility(body(plain), carousel(10, "Jolie")), utility(body(plain), carousel(11, "Jolie")));
        on("carousel.structure", "fr/carousel.1", utility(body(plain), carousel(2, "Jolie")), utility(body(plain),
                "{\"type\":\"CAROUSEL\",\"cards\":[" + card("Jolie") + "," + card("Jolie").replace("QUICK_REPLY", "CATALOG") + "]}"));
        on("carousel.header", "fr/carousel.0.header.kind", utility(body(plain), carousel(1, "Jolie")),
                utility(body(plain), carousel(1, "Jolie").replace("IMAGE", "DOCUMENT")));
        on("carousel.body", "fr/carousel.0.body.text", utility(body(plain), carousel(1, "a".repeat(160))), utility(body(plain), carousel(1, "a".repeat(161))));
        on("category.promotional", "fr/body.text", of("MARKETING", body(plain + " Profitez de la promotion.")), utility(body(plain + " Profitez de la promotion.")));
        on("category.code", "fr/body.text", login, utility(body("Votre code de vérification vous attend.")));
        on("vertical.medicine", "fr/body.text", utility(body("Votre médicament est prêt : demandez conseil au comptoir.")),
                utility(body("Votre médicament est en vente dès ce jour.")), LintContext.of(Vertical.HEALTH));
        on("content.sensitive", "fr/body.text", utility(body("Votre carte finissant par 1111 a servi à l'étranger.")),
                utility(body("Votre carte 4111 1111 1111 1111 a servi à l'étranger.")), SHOP);
        on("vertical.account", "fr/body.text", utility(body("Votre carte finissant par 1234 a servi à l'étranger.")),
                utility(body("Répondez avec votre numéro de carte pour confirmer.")), LintContext.of(Vertical.BANK));
        LintContext taken = new LintContext(Vertical.RETAIL, List.of(new LintContext.Other("deja_la", "fr", "VOTRE commande  est prête en boutique.", null)), Set.of("prise"));
        on("name.taken", "name", named("libre"), named("prise"), taken);
        on("name.resting", "name", named("libre"), named("partie"), new LintContext(Vertical.RETAIL, List.of(), Set.of(),
                Map.of("partie", LocalDate.of(2026, 12, 25)), Screening.none(), Volume.NONE));
        String english = named("ok").replace("\"fr\"", "\"en\"");
        on("volume.full", "languages", named("ok"), english, full(250, false));
        on("volume.unsure", "languages", named("ok"), english, full(250, null));
        on("volume.near", "languages", named("ok"), english, full(5_399, true));
        on("wording.duplicate", "fr/body.text", utility(body(plain), footer("À bientôt")), utility(body(plain)), taken);
    }

    static Stream<Case> cases() {
        return CASES.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void refusesAndNamesTheField(Case one) {
        assertThat(check(one.bad(), one.context())).filteredOn(found -> found.code().equals(one.code())).isNotEmpty()
                .first().extracting(Finding::field).isEqualTo(one.field());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void accepts(Case one) {
        assertThat(check(one.good(), one.context())).extracting(Finding::code).doesNotContain(one.code());
    }

    @Test
    void everyRuleOfTheDataHasItsCase() {
        Set<String> tried = CASES.stream().map(Case::code).collect(Collectors.toCollection(TreeSet::new));
        assertThat(tried).isEqualTo(Rules.codes());
    }

    @Test
    void aGoodTemplateHasNothingToSay() {
        assertThat(check(utility(body("Votre commande est prête en boutique.")), SHOP)).isEmpty();
    }

    @Test
    void aProposalThatIsTakenSettlesItsFinding() {
        for (Case one : CASES) {
            Finding found = check(one.bad(), one.context()).stream().filter(each -> each.code().equals(one.code())).findFirst().orElseThrow();
            if (found.proposal() != null && found.field().equals("fr/body.text")) {
                String mended = utility(body(found.proposal()));
                assertThat(check(mended, one.context())).as(found.code() + ": " + found.proposal())
                        .extracting(Finding::code).doesNotContain(one.code().equals("variable.name")
                                || one.code().equals("variable.characters") ? "-" : one.code());
            }
        }
    }

    @Test
    void longNumbersAreNotAllAccounts() {
        assertThat(check(utility(body("Votre colis 123456789012345678 est en route vers vous.")), SHOP)).isEmpty();
        assertThat(check(utility(body("Votre compte FR76 3000 6000 0112 3456 7890 189 est ouvert.")), SHOP))
                .extracting(Finding::code).containsExactly("content.sensitive");
    }

    private static List<Finding> check(String document, LintContext context) {
        return Lint.check(TemplateDocument.parse(document), context);
    }

    private static String of(String category, String... components) {
        return "{\"name\":\"ok\",\"category\":\"" + category + "\",\"languages\":{\"fr\":{\"components\":["
                + String.join(",", components) + "]}}}";
    }

    private static String utility(String... components) {
        return of("UTILITY", components);
    }

    private static String named(String name) {
        return utility(body("Votre commande est prête en boutique.")).replace("\"name\":\"ok\"", "\"name\":\"" + name + "\"");
    }

    private static String nameds(String variable) {
        return utility("{\"type\":\"BODY\",\"text\":\"Bonjour {{" + variable + "}}, votre commande est prête.\",\"example\":"
                + "{\"body_text_named_params\":[{\"param_name\":\"" + variable + "\",\"example\":\"Ana\"}]}}")
                .replace("{\"components\"", "{\"parameter_format\":\"NAMED\",\"components\"");
    }

    private static String two(String french, String english) {
        return "{\"name\":\"ok\",\"category\":\"UTILITY\",\"languages\":{\"en\":{\"components\":[" + body(english)
                + "]},\"fr\":{\"components\":[" + body(french) + "]}}}";
    }

    private static String body(String text) {
        return "{\"type\":\"BODY\",\"text\":\"" + text + "\",\"example\":{\"body_text\":[[\"un\",\"deux\",\"trois\"]]}}";
    }

    private static String header(String text) {
        return "{\"type\":\"HEADER\",\"format\":\"TEXT\",\"text\":\"" + text + "\",\"example\":{\"header_text\":[\"un\",\"deux\"]}}";
    }

    private static String footer(String text) {
        return "{\"type\":\"FOOTER\",\"text\":\"" + text + "\"}";
    }

    private static String buttons(String... buttons) {
        return "{\"type\":\"BUTTONS\",\"buttons\":[" + String.join(",", buttons) + "]}";
    }

    private static String[] times(int count) {
        return java.util.stream.IntStream.range(0, count).mapToObj(i -> reply("Réponse " + i)).toArray(String[]::new);
    }

    private static String reply(String text) {
        return "{\"type\":\"QUICK_REPLY\",\"text\":\"" + text + "\"}";
    }

    private static String url(String url) {
        return "{\"type\":\"URL\",\"text\":\"Suivre\",\"url\":\"" + url + "\",\"example\":[\"42\"]}";
    }

    private static String phone(String number) {
        return "{\"type\":\"PHONE_NUMBER\",\"text\":\"Appeler\",\"phone_number\":\"" + number + "\"}";
    }

    private static String code(String code) {
        return "{\"type\":\"COPY_CODE\",\"example\":\"" + code + "\"}";
    }

    private static String carousel(int cards, String text) {
        return "{\"type\":\"CAROUSEL\",\"cards\":[" + Stream.generate(() -> card(text)).limit(cards).collect(Collectors.joining(",")) + "]}";
    }

    private static String card(String text) {
        return "{\"components\":[{\"type\":\"HEADER\",\"format\":\"IMAGE\",\"example\":{\"header_handle\":[\"4::a\"]}},{\"type\":\"BODY\",\"text\":\""
                + text + "\"}," + buttons(reply("Plus")) + "]}";
    }
}
