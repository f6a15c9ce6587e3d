package io.entregent.template.filling;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.template.filling.Slot.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private static final String CARD = """
            {"components":[{"type":"HEADER","format":"%s"},{"type":"BODY","text":"For {{1}}."},
             {"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"More"},{"type":"URL","text":"Shop","url":"https://s.example/{{1}}","example":["https://s.example/a"]}]}]}""";

    private static Form form(String... components) {
        return Form.of("[" + String.join(",", components) + "]");
    }

    private static String button(String kind) {
        return "{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"" + kind + "\",\"text\":\"Go\"}]}";
    }

    @Test
    void aPlaceIsAskedForByItsFourParts() {
        assertThat(form("{\"type\":\"HEADER\",\"format\":\"LOCATION\"}", "{\"type\":\"BODY\",\"text\":\"For {{name}}.\"}").names()).containsExactly(
                "header.location.latitude", "header.location.longitude", "header.location.name", "header.location.address", "name");
    }

    @Test
    void eachCardAsksForItsFileItsWordsAndItsLink() {
        Form form = form("{\"type\":\"BODY\",\"text\":\"Hi {{1}}.\"}",
                "{\"type\":\"CAROUSEL\",\"cards\":[" + CARD.formatted("IMAGE") + "," + CARD.formatted("VIDEO") + "]}");
        assertThat(form.names()).containsExactly("1", "card.0.header.image", "card.0.body.1", "card.0.button.1", "card.1.header.video",
                "card.1.body.1", "card.1.button.1");
        assertThat(form.slots()).filteredOn(slot -> slot.kind() == Kind.LINK).extracting(Slot::sample).containsOnly("a");
        assertThat(form.slots()).filteredOn(slot -> slot.name().equals("card.1.body.1")).extracting(Slot::told).containsExactly("carousel.1.body.1");
    }

    @Test
    void allCardsWithProductsShareOneCatalogue() {
        String card = "{\"components\":[{\"type\":\"HEADER\",\"format\":\"PRODUCT\"}," + button("SPM") + "]}";
        assertThat(form("{\"type\":\"CAROUSEL\",\"cards\":[" + card + "," + card + "]}").names())
                .containsExactly("product.catalog", "card.0.header.product", "card.1.header.product");
    }

    @Test
    void anOfferAsksForItsEndOnlyIfItHasOne() {
        assertThat(form("{\"type\":\"LIMITED_TIME_OFFER\",\"limited_time_offer\":{\"text\":\"Soon over\",\"has_expiration\":true}}").names())
                .containsExactly("offer.expires");
        assertThat(form("{\"type\":\"LIMITED_TIME_OFFER\",\"limited_time_offer\":{\"text\":\"Soon over\"}}").names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CATALOG,catalog.0", "MPM,products.0", "COPY_CODE,code.0", "OTP,otp.0", "FLOW,", "QUICK_REPLY,", "PHONE_NUMBER,", "VOICE_CALL,"})
    void buttonsAskForWhatTheyNeed(String kind, String name) {
        Form form = form("{\"type\":\"BODY\",\"text\":\"Hi.\"}", button(kind));
        assertThat(form.names()).isEqualTo(name == null ? List.of() : List.of(name));
        assertThat(form.obstacle()).isNull();
    }

    @Test
    void whatCannotBeSentFromHereSaysWhy() {
        assertThat(form("{\"type\":\"HEADER\",\"format\":\"GIF\"}").obstacle()).isEqualTo("gif");
        assertThat(form("{\"type\":\"HEADER\",\"format\":\"HOLOGRAM\"}").obstacle()).isEqualTo("header");
        assertThat(form(button("TELEPORT")).obstacle()).isEqualTo("button");
        assertThat(form("{\"type\":\"SCENT\"}").obstacle()).isEqualTo("part");
        assertThat(form("{\"type\":\"CAROUSEL\",\"cards\":[" + CARD.formatted("GIF") + "]}").obstacle()).isEqualTo("gif");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "TEXT|Ana|", "TEXT|\"  \"|blank", "TEXT|\"a     b\"|signs",
        "IMAGE|https://i.example/a.jpg|", "IMAGE|1234567890|", "IMAGE|http://i.example/a.jpg|file", "VIDEO|a.mp4|file", "DOCUMENT|https://d.example/a b|file",
        "LATITUDE|-90|", "LATITUDE|48.8566|", "LATITUDE|90.01|latitude", "LATITUDE|48,8|latitude", "LONGITUDE|180|", "LONGITUDE|-180.5|longitude",
        "PLACE|Mairie|", "ADDRESS|1 place du Marché|",
        "CATALOG|194836987003835|", "CATALOG|abc|catalog", "PRODUCT|2lc20305pt|", "PRODUCT|a b|product",
        "PRODUCTS|New: A1, A2; Last: B7|", "PRODUCTS|Neuf\u00a0: A1, A2\u202f; Fin : B7|", "PRODUCTS|A1, A2|products", "PRODUCTS|New: A 1|products", "PRODUCTS|New:|products",
        "PRODUCTS|A title of twenty-five signs: A1|products",
        "LINK|n3mtql?x=1|", "LINK|a b|link", "COUPON|ABCDEFGHIJKLMNOPQRST|", "COUPON|ABCDEFGHIJKLMNOPQRSTU|coupon",
        "CODE|123456789012345|", "CODE|1234567890123456|code",
        "EXPIRY|2026-11-26T12:00:01Z|", "EXPIRY|2026-11-26T14:00:00+01:00|", "EXPIRY|2026-11-26T12:00:00Z|past", "EXPIRY|tomorrow|time"})
    void eachKindOfValueHasItsRule(Kind kind, String value, String rule) {
        assertThat(new Slot("x", kind, null, "x", "").fault(value, NOW).orElse(null)).isEqualTo(rule);
    }

    @Test
    void aListOfProductsEndsAtTenTitlesAndThirtyProducts() {
        String[] ids = new String[30];
        Arrays.setAll(ids, i -> "p" + i);
        assertThat(Products.read("All: " + String.join(",", ids))).isPresent();
        assertThat(Products.read("All: " + String.join(",", ids) + ",p30")).isEmpty();
        String[] sections = new String[10];
        Arrays.setAll(sections, i -> "t" + i + ": p");
        assertThat(Products.read(String.join(";", sections))).isPresent();
        assertThat(Products.read(String.join(";", sections) + ";t10: p")).isEmpty();
    }

    @Test
    void faultsNameTheirPlaces() {
        Form form = form("{\"type\":\"HEADER\",\"format\":\"LOCATION\"}", "{\"type\":\"BODY\",\"text\":\"Hi {{1}}.\"}");
        assertThat(form.faults(Map.of("header.location.latitude", "north", "header.location.longitude", "2", "header.location.name", "Mairie", "1", "Ana"), NOW))
                .isEqualTo(Map.of("header.location.latitude", "latitude", "header.location.address", "blank"));
    }
}
