package io.entregent.template.filling;

import io.entregent.channel.Outbound.Component;
import io.entregent.channel.Outbound.Parameter;
import io.entregent.template.content.Body;
import io.entregent.template.content.Button;
import io.entregent.template.content.Buttons;
import io.entregent.template.content.Carousel;
import io.entregent.template.content.Header;
import io.entregent.template.content.Part;
import io.entregent.template.content.TemplateContent;
import io.entregent.template.content.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A template with its values, in the platform's terms.
 *
 * @param cards of a carousel, each with its own components
 */
public record Filled(List<Component> components, List<List<Component>> cards) {

    public Filled {
        components = List.copyOf(components);
        cards = List.copyOf(cards);
    }

    /**
     * @param content the platform's JSON array
     * @param values  one for each of the form's names
     * @param token   comes back with the answers of a flow
     */
    public static Filled of(String content, Map<String, String> values, String token) {
        List<Part> parts = TemplateContent.ofComponents(content).parts();
        Filling filling = new Filling(values, token);
        List<List<Component>> cards = new ArrayList<>();
        parts.stream().filter(Carousel.class::isInstance).map(Carousel.class::cast).forEach(carousel -> {
            for (int i = 0; i < carousel.cards().size(); i++) {
                cards.add(filling.components(carousel.cards().get(i).parts(), "card." + i + ".", i));
            }
        });
        return new Filled(filling.components(parts, "", null), cards);
    }

    private record Filling(Map<String, String> values, String token) {

        private List<Component> components(List<Part> parts, String at, Integer card) {
            List<Component> components = new ArrayList<>();
            for (Part part : parts) {
                if (part instanceof Header header) {
                    add(components, "header", header(header, at));
                } else if (part instanceof Body body) {
                    add(components, "body", body(body, parts, card == null ? "" : at + "body."));
                } else if (part instanceof Buttons buttons) {
                    for (int i = 0; i < buttons.buttons().size(); i++) {
                        button(components, buttons.buttons().get(i), at, card, i);
                    }
                }
            }
            if (card == null && values.containsKey(Form.EXPIRES)) {
                long ends = Slot.expiry(values.get(Form.EXPIRES)).orElseThrow().toEpochMilli();
                add(components, "limited_time_offer", List.of(new Parameter("limited_time_offer", null, Map.of("expiration_time_ms", ends))));
            }
            return components;
        }

        private static void add(List<Component> components, String type, List<Parameter> parameters) {
            if (!parameters.isEmpty()) {
                components.add(new Component(type, null, null, parameters));
            }
        }

        private List<Parameter> header(Header header, String at) {
            String kind = header.kind().toLowerCase(Locale.ROOT);
            return switch (kind) {
                case "text" -> texts(header.text(), at + "header.");
                case "location" -> List.of(new Parameter(kind, null, Map.of("latitude", place(at, "latitude"), "longitude", place(at, "longitude"),
                        "name", place(at, "name"), "address", place(at, "address"))));
                case "product" -> List.of(new Parameter(kind, null, Map.of("product_retailer_id", values.get(at + "header.product"),
                        "catalog_id", values.get(Form.CATALOG))));
                default -> List.of(new Parameter(kind, null, values.get(at + "header." + kind)));
            };
        }

        private String place(String at, String what) {
            return values.get(at + "header.location." + what);
        }

        /** The platform writes the words of an authentication template; the code goes into them and into the button. */
        private List<Parameter> body(Body body, List<Part> parts, String before) {
            List<Parameter> codes = parts.stream().filter(Buttons.class::isInstance).map(Buttons.class::cast)
                    .flatMap(buttons -> codes(buttons).stream()).toList();
            return codes.isEmpty() ? texts(body.text(), before) : codes;
        }

        private List<Parameter> codes(Buttons buttons) {
            List<Parameter> codes = new ArrayList<>();
            for (int i = 0; i < buttons.buttons().size(); i++) {
                if (buttons.buttons().get(i).kind().equals("OTP")) {
                    codes.add(text(values.get("otp." + i)));
                }
            }
            return codes;
        }

        private List<Parameter> texts(String text, String before) {
            return Variables.in(text).stream().map(name -> new Parameter("text", name.matches("[0-9]+") ? null : name, values.get(before + name)))
                    .toList();
        }

        private static Parameter text(String value) {
            return new Parameter("text", null, value);
        }

        private void button(List<Component> components, Button button, String at, Integer card, int index) {
            switch (button.kind()) {
                case "URL" -> {
                    if (Form.open(button)) {
                        components.add(button("url", index, text(values.get(at + "button." + index))));
                    }
                }
                case "OTP" -> components.add(button("url", index, text(values.get(at + "otp." + index))));
                case "COPY_CODE" -> components.add(button("copy_code", index, new Parameter("coupon_code", null, values.get(at + "code." + index))));
                case "CATALOG" -> components.add(button("CATALOG", index, action(Map.of("thumbnail_product_retailer_id",
                        values.get(at + "catalog." + index)))));
                case "MPM" -> components.add(button("mpm", index, action(products(values.get(at + "products." + index)))));
                case "FLOW" -> components.add(button("flow", index, action(Map.of("flow_token", token))));
                case "QUICK_REPLY" -> {
                    // The cards of a carousel have the same buttons; what comes back shall tell which one was meant.
                    if (card != null) {
                        components.add(button("quick_reply", index, new Parameter("payload", null, card + 1 + ": " + button.text())));
                    }
                }
                default -> {
                    // The others take nothing.
                }
            }
        }

        private static Component button(String kind, int index, Parameter parameter) {
            return new Component("button", kind, index, List.of(parameter));
        }

        private static Parameter action(Map<String, Object> what) {
            return new Parameter("action", null, what);
        }

        /** The first product lends its picture. */
        private static Map<String, Object> products(String text) {
            List<Products.Section> sections = Products.read(text).orElseThrow();
            return Map.of("thumbnail_product_retailer_id", sections.get(0).items().get(0), "sections", sections.stream()
                    .map(section -> Map.of("title", section.title(), "product_items", section.items().stream()
                            .map(item -> Map.of("product_retailer_id", item)).toList())).toList());
        }
    }
}
