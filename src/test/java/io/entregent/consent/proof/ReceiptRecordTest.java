package io.entregent.consent.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entregent.consent.ConsentEventView;
import io.entregent.consent.Evidence;
import io.entregent.consent.Purpose;
import io.entregent.consent.PurposeView;
import io.entregent.consent.ledger.EventType;
import io.entregent.consent.wording.NoticeView;
import io.entregent.tenancy.Tenant;
import io.entregent.tenancy.Vertical;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each field that ISO/IEC TS 27560 or the GDPR makes mandatory is on every receipt, of every kind of event. */
class ReceiptRecordTest {

    /** Where each field of the standard's table lies in ours. */
    private static final Map<String, String> PLACES = Map.ofEntries(Map.entry("schema version", "/dct:conformsTo"),
            Map.entry("record id", "/dct:identifier"), Map.entry("receipt id", "/dpv:hasIdentifier"),
            Map.entry("pii principal id", "/dpv:hasDataSubject/dct:identifier"),
            Map.entry("privacy notice", "/dpv:hasNotice/dct:source"), Map.entry("language", "/dct:language"),
            Map.entry("purpose", "/dpv:hasPurpose/dct:description"), Map.entry("lawful basis", "/dpv:hasLegalBasis"),
            Map.entry("pii information", "/dpv:hasPersonalData/0/dct:identifier"),
            Map.entry("pii controllers", "/dpv:hasDataController/0/dct:identifier"),
            Map.entry("collection method", "/dpv:hasDataSource/dct:title"),
            Map.entry("processing method", "/dpv:hasProcessing/0"),
            Map.entry("storage locations", "/dpv:hasStorageCondition/0/dct:title"),
            Map.entry("retention period", "/dpv:hasStorageCondition/1/dct:title"),
            Map.entry("processing location", "/dpv:hasLocation/dct:title"),
            Map.entry("geographic restrictions", "/dpv:hasRule/dct:title"), Map.entry("jurisdiction", "/dpv:hasJurisdiction"),
            Map.entry("recipient third parties", "/dpv:hasRecipient/0/dct:title"),
            Map.entry("withdrawal method", "/dpv:hasConsentControl/dct:description"),
            Map.entry("privacy rights", "/dpv:hasRight/0"), Map.entry("authority party", "/dpv:hasAuthority/dct:title"),
            Map.entry("pii type", "/dpv:hasPersonalData/0/dct:title"),
            Map.entry("pii optional", "/dpv:hasPersonalData/0/dpv:hasNecessity"),
            Map.entry("special pii category", "/dpv:hasPersonalData/0/special"),
            Map.entry("party id", "/dpv:hasDataController/0/dct:identifier"),
            Map.entry("party address", "/dpv:hasDataController/0/dpv:hasAddress"),
            Map.entry("party name", "/dpv:hasDataController/0/dpv:hasName"),
            Map.entry("party role", "/dpv:hasDataController/0/dpv:hasRole"),
            Map.entry("party contact", "/dpv:hasDataController/0/dpv:hasContact"),
            Map.entry("party type", "/dpv:hasDataController/0/dct:type"), Map.entry("event time", "/events/0/dct:date"),
            Map.entry("validity duration", "/events/0/dct:valid"),
            Map.entry("entity id", "/events/0/dpv:isImplementedByEntity"), Map.entry("event type", "/events/0/@type"),
            Map.entry("event state", "/events/0/dpv:hasConsentStatus"));

    static Stream<Arguments> mandatory() throws IOException {
        JsonNode table = new ObjectMapper().readTree(Files.readString(Path.of("../shared/data/consent/ts27560-fields.json")));
        return StreamSupport.stream(table.get("fields").spliterator(), false)
                .filter(field -> field.get("iso27560").asText().equals("Mandatory") || field.get("gdpr").asText().equals("Mandatory"))
                .flatMap(field -> Stream.of(EventType.values()).map(type -> Arguments.of(field.get("field").asText(), type)));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("mandatory")
    void everyMandatoryFieldIsThere(String field, EventType type) {
        JsonNode record = record(type).json();
        assertThat(PLACES).as("a place for the field").containsKey(field);
        JsonNode value = record.at(PLACES.get(field));
        assertThat(value.isMissingNode() || value.isNull()).as(PLACES.get(field)).isFalse();
        assertThat(value.asText()).isNotBlank();
    }

    private static ReceiptRecord record(EventType type) {
        Instant at = Instant.parse("2026-11-22T12:00:00Z");
        ConsentEventView event = new ConsentEventView(new UUID(0, 1), new UUID(0, 2), "marketing", "whatsapp", "*", type, "form",
                at, null, null, false, true, null, new Evidence.Shown("news", 1, "fr", new byte[32], 1), null, null, null, 15, null,
                "consumer", null, "consent");
        PurposeView purpose = new PurposeView(Purpose.MARKETING, 0, "Offers", "Offres", "To send offers.", "Pour envoyer.",
                "consent", "name phone", 24, false, null, null);
        NoticeView notice = new NoticeView(1, "Lumen", "1 rue A, Paris", "a@lumen.example", "dpo@lumen.example",
                "https://lumen.example/p", "FR", "France", "Meta", "CNIL", at);
        return new ReceiptRecord(new Tenant(new UUID(0, 3), "lumen", "Lumen", Vertical.RETAIL, null), event, purpose, notice, null,
                Locale.FRENCH);
    }
}
