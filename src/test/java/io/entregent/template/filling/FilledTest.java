package io.entregent.template.filling;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.channel.Outbound.Component;
import io.entregent.channel.Outbound.Parameter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilledTest {

    private static Filled filled(String components, String... namesAndValues) {
        Map<String, String> values = new java.util.HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Filled.of("[" + components + "]", values, "token");
    }

    private static Component part(String type, Parameter... parameters) {
        return new Component(type, null, null, List.of(parameters));
    }

    private static Component button(String kind, int index, Parameter parameter) {
        return new Component("button", kind, index, List.of(parameter));
    }

    private static Parameter text(String name, String value) {
        return new Parameter("text", name, value);
    }

    @Test
    void positionalVariablesGoInOrderWithoutNames() {
        assertThat(filled("{\"type\":\"BODY\",\"text\":\"{{1}}, {{2}}.\"}", "1", "Ana", "2", "L-1").components())
                .containsExactly(part("body", text(null, "Ana"), text(null, "L-1")));
    }

    @Test
    void headerBodyAndButtonEachGetTheirOwn() {
        assertThat(filled("""
                {"type":"HEADER","format":"TEXT","text":"{{1}} all"},{"type":"BODY","text":"In {{city}}."},{"type":"BUTTONS","buttons":[
                 {"type":"QUICK_REPLY","text":"Yes"},{"type":"URL","text":"See","url":"https://x.example/{{1}}"}]}""",
                "header.1", "Hi", "city", "Rivage", "button.1", "x").components()).containsExactly(
                part("header", text(null, "Hi")), part("body", text("city", "Rivage")), button("url", 1, text(null, "x")));
    }

    @Test
    void aVariableNamedLikeAFileIsStillText() {
        assertThat(filled("{\"type\":\"HEADER\",\"format\":\"TEXT\",\"text\":\"Your {{image}}!\"}", "header.image", "portrait").components())
                .containsExactly(part("header", text("image", "portrait")));
    }

    @Test
    void aCodeGoesIntoItsButtonAndAnAuthenticationCodeIntoTheWordsToo() {
        assertThat(filled("{\"type\":\"BODY\",\"text\":\"Hi.\"},{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"COPY_CODE\",\"example\":\"ETE25\"}]}",
                "code.0", "ETE25").components()).containsExactly(button("copy_code", 0, new Parameter("coupon_code", null, "ETE25")));
        assertThat(filled("{\"type\":\"BODY\",\"add_security_recommendation\":true},{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"OTP\",\"otp_type\":\"COPY_CODE\"}]}",
                "otp.0", "123456").components()).containsExactly(part("body", text(null, "123456")), button("url", 0, text(null, "123456")));
    }

    @Test
    void theAnswersOfCardsTellWhichCardWasMeant() {
        String card = "{\"components\":[{\"type\":\"HEADER\",\"format\":\"IMAGE\"},{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"QUICK_REPLY\",\"text\":\"More\"}]}]}";
        Filled filled = filled("{\"type\":\"BODY\",\"text\":\"Hi.\"},{\"type\":\"CAROUSEL\",\"cards\":[" + card + "," + card + "]}",
                "card.0.header.image", "https://i.example/a", "card.1.header.image", "4711");
        assertThat(filled.components()).isEmpty();
        assertThat(filled.cards()).containsExactly(
                List.of(part("header", new Parameter("image", null, "https://i.example/a")), button("quick_reply", 0, new Parameter("payload", null, "1: More"))),
                List.of(part("header", new Parameter("image", null, "4711")), button("quick_reply", 0, new Parameter("payload", null, "2: More"))));
    }

    @Test
    void anOfferEndsAtAnInstantOfThePlatformsClock() {
        assertThat(filled("{\"type\":\"LIMITED_TIME_OFFER\",\"limited_time_offer\":{\"text\":\"Soon\",\"has_expiration\":true}}",
                "offer.expires", "2026-12-01T18:00:00+01:00").components()).containsExactly(part("limited_time_offer",
                new Parameter("limited_time_offer", null, Map.of("expiration_time_ms", 1_796_144_400_000L))));
    }

    @Test
    void theFirstProductLendsItsPicture() {
        assertThat(filled("{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"MPM\",\"text\":\"View\"}]}", "products.0", "New: A1, A2; Last: B7").components())
                .containsExactly(button("mpm", 0, new Parameter("action", null, Map.of("thumbnail_product_retailer_id", "A1", "sections", List.of(
                        Map.of("title", "New", "product_items", List.of(Map.of("product_retailer_id", "A1"), Map.of("product_retailer_id", "A2"))),
                        Map.of("title", "Last", "product_items", List.of(Map.of("product_retailer_id", "B7"))))))));
    }

    @Test
    void aTemplateThatAsksForNothingNeedsNoComponents() {
        assertThat(filled("{\"type\":\"BODY\",\"text\":\"Hi.\"}").components()).isEmpty();
    }
}
