package io.entregent.template.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.template.content.Button;
import io.entregent.template.content.Variables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many buttons of which kind, in which order, and what is in each. */
final class ButtonRules {

    private static final String QUICK_REPLY = "QUICK_REPLY";

    private ButtonRules() {
    }

    static void check(List<Button> buttons, String at, boolean authentication, Findings found) {
        if (buttons.isEmpty()) {
            found.add("buttons.none", at);
            return;
        }
        together(buttons, at, found);
        for (int i = 0; i < buttons.size(); i++) {
            Button button = buttons.get(i);
            if (button.kind().equals("OTP") && !authentication) {
                found.add("authentication.elsewhere", at + "." + i + ".kind");
            }
            one(button, at + "." + i, found);
        }
    }

    private static void together(List<Button> buttons, String at, Findings found) {
        int most = Rules.most("buttons.count");
        if (buttons.size() > most) {
            found.add("buttons.count", at + "." + most + ".text", buttons.size(), most);
        }
        JsonNode limits = Rules.rule("buttons.kind").get("most");
        Map<String, Integer> counts = new HashMap<>();
        int groups = 0;
        for (int i = 0; i < buttons.size(); i++) {
            String kind = buttons.get(i).kind();
            if (limits.has(kind) && counts.merge(kind, 1, Integer::sum) == limits.get(kind).asInt() + 1) {
                found.add("buttons.kind", at + "." + i + ".kind", kind, limits.get(kind).asInt());
            }
            boolean begins = kind.equals(QUICK_REPLY) && (i == 0 || !buttons.get(i - 1).kind().equals(QUICK_REPLY));
            if (begins && ++groups > 1) {
                found.add("buttons.grouping", at + "." + i + ".kind");
            }
        }
        boolean mixed = groups > 0 && buttons.stream().anyMatch(one -> !one.kind().equals(QUICK_REPLY));
        if (buttons.size() > Rules.most("buttons.desktop") || mixed) {
            found.add("buttons.desktop", at + "." + (buttons.size() - 1) + ".text");
        }
    }

    private static void one(Button button, String at, Findings found) {
        if (button.text().isBlank() && !Rules.list("button.text.missing", "unlabelled").contains(button.kind())) {
            found.add("button.text.missing", at + ".text");
        }
        atMost("button.text.length", at + ".text", button.text(), found);
        switch (button.kind()) {
            case "URL" -> url(button, at, found);
            case "PHONE_NUMBER" -> phone(button.phone(), at + ".phone_number", found);
            case "COPY_CODE" -> code(button.example(), at + ".sample", found);
            case "FLOW" -> {
                if (button.flow().isBlank()) {
                    found.add("button.flow.missing", at + ".flow_id");
                }
            }
            default -> {
                // The other kinds have nothing but a label, or are filled by Meta.
            }
        }
    }

    private static void url(Button button, String at, Findings found) {
        String url = button.url();
        String field = at + ".url";
        if (url.isBlank()) {
            found.add("button.url.missing", field);
            return;
        }
        atMost("button.url.length", field, url, found);
        String plain = Variables.PLACE.matcher(url).replaceAll("x");
        if (!Rules.pattern("button.url.format").matcher(plain).matches()) {
            found.mend("button.url.format", field, url.strip().matches("(?i)[a-z0-9-]+(\\.[a-z0-9-]+)+(/\\S*)?") ? "https://" + url.strip() : null);
        }
        int variables = (int) Variables.PLACE.matcher(url).results().count();
        if (variables > Rules.most("button.url.variables")) {
            found.add("button.url.variables", field);
        } else if (variables == 1 && !url.strip().endsWith("}}")) {
            found.add("button.url.end", field);
        }
        if (variables > 0 && button.example().isBlank()) {
            found.add("button.url.sample", at + ".sample");
        }
    }

    private static void phone(String phone, String field, Findings found) {
        if (phone.isBlank()) {
            found.add("button.phone.missing", field);
            return;
        }
        atMost("button.phone.length", field, phone, found);
        if (!Rules.pattern("button.phone.format").matcher(phone).matches()) {
            found.add("button.phone.format", field);
        }
    }

    private static void code(String code, String field, Findings found) {
        if (code.isBlank()) {
            found.add("button.code.missing", field);
            return;
        }
        if (!atMost("button.code.length", field, code, found)) {
            atMost("button.code.short", field, code, found);
        }
    }

    private static boolean atMost(String rule, String field, String text, Findings found) {
        int most = Rules.most(rule);
        boolean over = Findings.length(text) > most;
        if (over) {
            boolean label = field.endsWith(".text");
            found.mend(rule, field, label ? Findings.cut(text, most) : null, Findings.length(text), most);
        }
        return over;
    }
}
