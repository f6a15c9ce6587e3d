package io.entregent.template.lint;

import io.entregent.template.content.Body;
import io.entregent.template.content.Button;
import io.entregent.template.content.Buttons;
import io.entregent.template.content.Footer;
import io.entregent.template.content.Part;
import io.entregent.template.content.TemplateContent;
import java.util.List;
import java.util.Locale;

/** A template that carries a code: Meta writes its words. */
final class AuthenticationRules {

    private AuthenticationRules() {
    }

    static void check(TemplateContent content, Findings found) {
        for (Part part : content.parts()) {
            if (part instanceof Body body && !body.text().isBlank()) {
                found.mend("authentication.text", "body.text", "");
            } else if (part instanceof Footer footer) {
                footer(footer, found);
            } else if (!(part instanceof Body) && !(part instanceof Buttons)) {
                found.add("authentication.parts", part.type().toLowerCase(Locale.ROOT), part.type());
            }
        }
        List<Button> buttons = content.part(Buttons.class).map(Buttons::buttons).orElse(List.of());
        if (buttons.size() != 1 || !buttons.get(0).kind().equals("OTP")) {
            found.add("authentication.button", "buttons");
        }
    }

    private static void footer(Footer footer, Findings found) {
        if (!footer.text().isBlank()) {
            found.mend("authentication.text", "footer.text", "");
        }
        Integer minutes = footer.codeExpirationMinutes();
        int least = Rules.rule("authentication.expiry").get("least").asInt();
        int most = Rules.most("authentication.expiry");
        if (minutes == null || minutes < least || minutes > most) {
            found.add("authentication.expiry", "footer.code_expiration_minutes", least, most);
        }
    }
}
