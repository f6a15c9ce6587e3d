package io.entregent.inbox.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.channel.Outbound.Component;
import io.entregent.channel.Outbound.Parameter;
import io.entregent.template.TemplateView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTextsTest {

    private static TemplateView template(String... variables) {
        return new TemplateView(null, "t", "en", "UTILITY", "APPROVED", "", List.of(variables), null, null, List.of(), null, null);
    }

    @Test
    void positionalVariablesGoInOrderWithoutNames() {
        assertThat(TemplateTexts.components(template("1", "2"), Map.of("1", "Ana", "2", "L-1"))).containsExactly(
                new Component("body", null, null, List.of(new Parameter("text", null, "Ana"), new Parameter("text", null, "L-1"))));
    }

    @Test
    void headerBodyAndButtonEachGetTheirOwn() {
        assertThat(TemplateTexts.components(template("header.1", "city", "button.1"),
                Map.of("header.1", "Hi", "city", "Rivage", "button.1", "x"))).containsExactly(
                new Component("header", null, null, List.of(new Parameter("text", null, "Hi"))),
                new Component("body", null, null, List.of(new Parameter("text", "city", "Rivage"))),
                new Component("button", "url", 1, List.of(new Parameter("text", null, "x"))));
    }

    @Test
    void aCodeGoesIntoItsButtonAndAnAuthenticationCodeIntoTheWordsToo() {
        assertThat(TemplateTexts.components(template("1", "code.2"), Map.of("1", "Ana", "code.2", "ETE25"))).containsExactly(
                new Component("body", null, null, List.of(new Parameter("text", null, "Ana"))),
                new Component("button", "copy_code", 2, List.of(new Parameter("coupon_code", null, "ETE25"))));
        assertThat(TemplateTexts.components(template("otp.0"), Map.of("otp.0", "123456"))).containsExactly(
                new Component("body", null, null, List.of(new Parameter("text", null, "123456"))),
                new Component("button", "url", 0, List.of(new Parameter("text", null, "123456"))));
    }

    @Test
    void aTemplateWithoutVariablesNeedsNoComponents() {
        assertThat(TemplateTexts.components(template(), Map.of())).isEmpty();
    }
}
