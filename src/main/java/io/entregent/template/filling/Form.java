package io.entregent.template.filling;

import io.entregent.template.content.Body;
import io.entregent.template.content.Button;
import io.entregent.template.content.Buttons;
import io.entregent.template.content.Carousel;
import io.entregent.template.content.Header;
import io.entregent.template.content.Other;
import io.entregent.template.content.Part;
import io.entregent.template.content.TemplateContent;
import io.entregent.template.content.Variables;
import io.entregent.template.filling.Slot.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All that a template asks for, in the order in which values without names are taken.
 *
 * @param obstacle why it cannot be sent from here whatever is given, or null: "gif", "header", "button", "part"
 */
public record Form(List<Slot> slots, String obstacle) {

    static final String CATALOG = "product.catalog";
    static final String EXPIRES = "offer.expires";

    public Form {
        slots = List.copyOf(slots);
    }

    /** @param components the platform's JSON array */
    public static Form of(String components) {
        return of(TemplateContent.ofComponents(components).parts());
    }

    public static Form of(List<Part> parts) {
        Reading reading = new Reading();
        reading.parts(parts, "", null);
        return new Form(reading.slots, reading.obstacle);
    }

    public List<String> names() {
        return slots.stream().map(Slot::name).toList();
    }

    /** Which of the values do not fit, and the rule that each breaks. */
    public Map<String, String> faults(Map<String, String> values, Instant now) {
        Map<String, String> faults = new LinkedHashMap<>();
        slots.forEach(slot -> slot.fault(values.get(slot.name()), now).ifPresent(rule -> faults.put(slot.name(), rule)));
        return faults;
    }

    /** Whether a value goes into the address behind this button. */
    static boolean open(Button button) {
        return button.kind().equals("URL") && !Variables.in(button.url()).isEmpty();
    }

    private static final class Reading {

        private final List<Slot> slots = new ArrayList<>();
        private String obstacle;

        private void parts(List<Part> parts, String at, Integer card) {
            for (Part part : parts) {
                if (part instanceof Header header) {
                    header(header, at, card);
                } else if (part instanceof Body body) {
                    String before = card == null ? "" : at + "body.";
                    Variables.in(body.text()).forEach(name -> slots.add(new Slot(before + name, Kind.TEXT, card,
                            (card == null ? "body." : "carousel." + card + ".body.") + name, body.samples().getOrDefault(name, ""))));
                } else if (part instanceof Buttons buttons) {
                    for (int i = 0; i < buttons.buttons().size(); i++) {
                        button(buttons.buttons().get(i), at, card, i);
                    }
                } else if (part instanceof Carousel carousel) {
                    for (int i = 0; i < carousel.cards().size(); i++) {
                        parts(carousel.cards().get(i).parts(), "card." + i + ".", i);
                    }
                } else if (part instanceof Other other) {
                    other(other);
                }
            }
        }

        private void header(Header header, String at, Integer card) {
            String kind = header.kind();
            switch (kind) {
                case "TEXT" -> Variables.in(header.text()).forEach(name -> slots.add(new Slot(at + "header." + name, Kind.TEXT, card,
                        "header." + name, header.samples().getOrDefault(name, ""))));
                case "IMAGE", "VIDEO", "DOCUMENT" -> add(at + "header." + kind.toLowerCase(Locale.ROOT), Kind.valueOf(kind), card, "");
                case "LOCATION" -> {
                    add(at + "header.location.latitude", Kind.LATITUDE, card, "48.8566");
                    add(at + "header.location.longitude", Kind.LONGITUDE, card, "2.3522");
                    add(at + "header.location.name", Kind.PLACE, card, "");
                    add(at + "header.location.address", Kind.ADDRESS, card, "");
                }
                case "PRODUCT" -> {
                    if (slots.stream().noneMatch(slot -> slot.name().equals(CATALOG))) {
                        add(CATALOG, Kind.CATALOG, null, "");
                    }
                    add(at + "header.product", Kind.PRODUCT, card, "");
                }
                // Meta takes moving pictures only over its marketing interface, which is another one.
                case "GIF" -> obstacle = "gif";
                default -> obstacle = "header";
            }
        }

        private void button(Button button, String at, Integer card, int index) {
            switch (button.kind()) {
                case "URL" -> {
                    if (open(button)) {
                        String fixed = button.url().substring(0, button.url().indexOf("{{"));
                        String sample = button.example();
                        add(at + "button." + index, Kind.LINK, card, sample.startsWith(fixed) ? sample.substring(fixed.length()) : sample);
                    }
                }
                case "COPY_CODE" -> add(at + "code." + index, Kind.COUPON, card, button.example());
                case "OTP" -> add(at + "otp." + index, Kind.CODE, card, "");
                case "CATALOG" -> add(at + "catalog." + index, Kind.PRODUCT, card, "");
                case "MPM" -> add(at + "products." + index, Kind.PRODUCTS, card, "");
                case "QUICK_REPLY", "PHONE_NUMBER", "SPM", "FLOW", "VOICE_CALL", "REQUEST_CONTACT_INFO" -> {
                    // These ask for nothing.
                }
                default -> obstacle = "button";
            }
        }

        private void other(Other other) {
            switch (other.type()) {
                case "LIMITED_TIME_OFFER" -> {
                    if (other.json().path("limited_time_offer").path("has_expiration").asBoolean()) {
                        add(EXPIRES, Kind.EXPIRY, null, "");
                    }
                }
                case "CALL_PERMISSION_REQUEST" -> {
                    // It asks for nothing.
                }
                default -> obstacle = "part";
            }
        }

        private void add(String name, Kind kind, Integer card, String sample) {
            slots.add(new Slot(name, kind, card, name, sample));
        }
    }
}
