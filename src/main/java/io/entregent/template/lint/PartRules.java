package io.entregent.template.lint;

import io.entregent.template.content.Body;
import io.entregent.template.content.Button;
import io.entregent.template.content.Buttons;
import io.entregent.template.content.Card;
import io.entregent.template.content.Carousel;
import io.entregent.template.content.Footer;
import io.entregent.template.content.Header;
import io.entregent.template.content.Part;
import io.entregent.template.content.TemplateContent;
import io.entregent.template.content.Variables;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which components there are, and how each is made. */
final class PartRules {

    private static final String AUTHENTICATION = "AUTHENTICATION";

    private final String language;
    private final boolean authentication;
    private final String category;
    private final TemplateContent content;
    private final Findings found;
    private final TextRules texts;

    PartRules(String language, String category, TemplateContent content, Findings found) {
        this.language = language;
        this.category = category;
        this.authentication = AUTHENTICATION.equals(category);
        this.content = content;
        this.found = found;
        texts = new TextRules(language, content, found);
    }

    void check() {
        once(content.parts());
        if (content.part(Body.class).isEmpty()) {
            found.add("body.missing", "body.text");
        }
        if (authentication) {
            AuthenticationRules.check(content, found);
        }
        parts(content.parts(), "");
    }

    private void once(List<Part> parts) {
        Set<String> seen = new HashSet<>();
        for (Part part : parts) {
            if (!seen.add(part.type())) {
                found.add("part.twice", part.type().toLowerCase(Locale.ROOT), part.type());
            }
        }
    }

    private void parts(List<Part> parts, String at) {
        for (Part part : parts) {
            if (part instanceof Header header) {
                header(header, at + "header");
            } else if (part instanceof Body body && !authentication) {
                body(body, at + "body", at.isEmpty() ? "body.length" : "carousel.body");
            } else if (part instanceof Footer footer && !authentication) {
                footer(footer, at + "footer");
            } else if (part instanceof Buttons buttons) {
                buttons(buttons.buttons(), at + "buttons");
            } else if (part instanceof Carousel carousel) {
                carousel(carousel.cards(), at + "carousel");
            }
        }
    }

    private void header(Header header, String at) {
        switch (header.kind()) {
            case "TEXT" -> headerText(header, at);
            case "LOCATION" -> {
                if (!Rules.list("header.location", "categories").contains(category)) {
                    found.add("header.location", at + ".kind");
                }
            }
            default -> {
                if (Rules.list("header.sample", "kinds").contains(header.kind())
                        && header.handles().stream().allMatch(String::isBlank)) {
                    found.add("header.sample", at + ".file");
                }
            }
        }
    }

    private void headerText(Header header, String at) {
        String text = header.text();
        if (text.isBlank()) {
            found.add("header.text.missing", at + ".text");
            return;
        }
        texts.tooLong("header.length", at + ".text", text);
        if (Variables.in(text).size() > Rules.most("header.variables")) {
            found.add("header.variables", at + ".text");
        }
        if (Rules.pattern("header.markdown").matcher(Variables.PLACE.matcher(text).replaceAll("")).find()) {
            found.mend("header.markdown", at + ".text", text.replaceAll("[*~`]", "").replaceAll("(?<![a-z0-9{])_|_(?![a-z0-9}])", "")
                    .replaceAll("\\s*[\\n\\r]+\\s*", " "));
        }
        texts.variables(header, at, false);
    }

    private void body(Body body, String at, String limit) {
        if (body.text().isBlank()) {
            found.add("body.missing", at + ".text");
            return;
        }
        texts.tooLong(limit, at + ".text", body.text());
        texts.variables(body, at, true);
    }

    private void footer(Footer footer, String at) {
        String text = footer.text();
        if (text.isBlank()) {
            found.add("footer.missing", at + ".text");
            return;
        }
        texts.tooLong("footer.length", at + ".text", text);
        if (!Variables.in(text).isEmpty()) {
            found.mend("footer.variables", at + ".text", Variables.PLACE.matcher(text).replaceAll("").replaceAll(" {2,}", " ").strip());
        }
        if (text.strip().contains("\n")) {
            found.mend("footer.lines", at + ".text", text.strip().replaceAll("\\s*\\n\\s*", " "));
        }
    }

    private void buttons(List<Button> buttons, String at) {
        ButtonRules.check(buttons, at, authentication, found);
    }

    private void carousel(List<Card> cards, String at) {
        int most = Rules.most("carousel.cards");
        if (cards.isEmpty() || cards.size() > most) {
            found.add("carousel.cards", at, cards.size(), most);
        }
        for (int i = 0; i < cards.size(); i++) {
            Card card = cards.get(i);
            if (!card.structure().equals(cards.get(0).structure())) {
                found.add("carousel.structure", at + "." + i, i + 1);
            }
            boolean headed = card.parts().stream().anyMatch(part -> part instanceof Header header
                    && Rules.list("carousel.header", "kinds").contains(header.kind()));
            if (!headed) {
                found.add("carousel.header", at + "." + i + ".header.kind", i + 1);
            }
            parts(card.parts(), at + "." + i + ".");
        }
    }
}
