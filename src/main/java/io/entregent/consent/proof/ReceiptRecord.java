package io.entregent.consent.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.consent.ConsentEventView;
import io.entregent.consent.PurposeView;
import io.entregent.consent.ledger.EventType;
import io.entregent.consent.wording.NoticeView;
import io.entregent.consent.wording.WordingView;
import io.entregent.tenancy.Tenant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One event as a record of ISO/IEC TS 27560:2023 in JSON-LD, by the profile that it names: all fields that
 * the standard or the GDPR makes mandatory. Arrays where the published examples repeat a key.
 */
final class ReceiptRecord {

    static final String PROFILE = "https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr";

    private static final Map<String, String> BASES = Map.of("consent", "eu-gdpr:A6-1-a", "explicit_consent", "eu-gdpr:A9-2-a",
            "contract", "eu-gdpr:A6-1-b", "legal_obligation", "eu-gdpr:A6-1-c", "public_task", "eu-gdpr:A6-1-e",
            "legitimate_interest", "eu-gdpr:A6-1-f");
    private static final List<String> RIGHTS = List.of("A7-3", "A15", "A16", "A17", "A18", "A20", "A21", "A77");

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();

    /** @param words null if they are none of ours */
    ReceiptRecord(Tenant tenant, ConsentEventView event, PurposeView purpose, NoticeView notice, WordingView words, Locale locale) {
        String language = Optional.ofNullable(event.shown()).map(shown -> shown.language()).orElse(locale.getLanguage());
        ObjectNode context = root.putObject("@context");
        context.put("dpv", "https://w3id.org/dpv#").put("dct", "http://purl.org/dc/terms/")
                .put("eu-gdpr", "https://w3id.org/dpv/legal/eu/gdpr#").put("@language", locale.getLanguage());
        root.put("@id", "urn:uuid:" + event.id()).put("@type", "dpv:ConsentRecord").put("dct:conformsTo", PROFILE)
                .put("dct:identifier", event.id().toString()).put("dct:language", language)
                .put("dpv:hasLegalBasis", BASES.getOrDefault(event.legalBasis(), "eu-gdpr:A6-1-a"))
                .put("dpv:hasIdentifier", "receipt-" + event.id());
        root.putObject("dpv:hasDataSubject").put("@type", "dpv:DataSubject").put("dct:identifier", event.contact().toString());
        notice(event, notice, words, language);
        purpose(event, purpose, locale);
        controller(tenant, notice);
        storage(purpose, notice, locale);
        event(event);
    }

    private void notice(ConsentEventView event, NoticeView notice, WordingView words, String language) {
        ObjectNode told = root.putObject("dpv:hasNotice").put("@type", "dpv:ConsentNotice").put("dct:identifier",
                "notice-" + notice.version()).put("dct:source", notice.url());
        if (words != null) {
            told.put("dct:title", words.title(language)).put("dct:description", words.body(language));
        } else if (event.wording() != null) {
            told.put("dct:title", event.wording());
        }
        if (event.shown() != null) {
            told.put("dct:hasVersion", event.shown().code() + "/" + event.shown().version() + "/" + language)
                    .put("sha256", HexFormat.of().formatHex(event.shown().sha256()));
        }
    }

    private void purpose(ConsentEventView event, PurposeView purpose, Locale locale) {
        root.putObject("dpv:hasPurpose").put("@type", purpose.purpose().kind().code().equals("marketing") ? "dpv:DirectMarketing"
                        : "dpv:Purpose").put("dct:identifier", event.purpose()).put("dct:title", purpose.name(locale))
                .put("dct:description", purpose.text(locale));
        root.put("dpv:hasService", "dpv:MessagingService " + event.channel());
        ArrayNode data = root.putArray("dpv:hasPersonalData");
        for (String kind : purpose.dataKinds().split(" ")) {
            data.addObject().put("@type", "dpv:PersonalData").put("dct:identifier", kind).put("dct:title", kind)
                    .put("dpv:hasNecessity", "dpv:Required").put("special", event.legalBasis().equals("explicit_consent"));
        }
        root.putObject("dpv:hasDataSource").put("@type", "dpv:DataSubject").put("dct:title", event.method());
        root.putArray("dpv:hasProcessing").add("dpv:Collect").add("dpv:Store").add("dpv:Use").add("dpv:Transmit");
        root.put("dpv:hasAutomation", "dpv:PartialAutomation");
    }

    private void controller(Tenant tenant, NoticeView notice) {
        ArrayNode controllers = root.putArray("dpv:hasDataController");
        controllers.addObject().put("@type", "dpv:DataController").put("dct:identifier", tenant.id().toString())
                .put("dpv:hasName", notice.controller()).put("dpv:hasAddress", notice.address())
                .put("dpv:hasContact", notice.contact()).put("dpv:hasResponsibleEntity", notice.dpo())
                .put("dpv:hasRole", "dpv:DataController").put("dct:type", "dpv:LegalEntity");
        root.putArray("dpv:hasRecipient").addObject().put("@type", "dpv:DataProcessor").put("dct:title", notice.recipients())
                .put("dct:type", "dpv:DataImporter");
        root.putObject("dpv:hasAuthority").put("@type", "dpv:DataProtectionAuthority").put("dct:title", notice.authority());
        root.put("dpv:hasJurisdiction", notice.jurisdiction());
        ArrayNode rights = root.putArray("dpv:hasRight");
        RIGHTS.forEach(right -> rights.add("eu-gdpr:" + right));
        root.putObject("dpv:hasConsentControl").put("@type", "dpv:WithdrawConsent")
                .put("dct:description", "STOP, " + notice.contact());
    }

    private void storage(PurposeView purpose, NoticeView notice, Locale locale) {
        String months = purpose.validityMonths() == null ? "-" : "P" + purpose.validityMonths() + "M";
        root.putArray("dpv:hasStorageCondition").addObject().put("@type", "dpv:StorageLocation").put("dct:title", notice.storage());
        ((ArrayNode) root.get("dpv:hasStorageCondition")).addObject().put("@type", "dpv:StorageDuration").put("dct:title", months);
        root.putObject("dpv:hasLocation").put("@type", "dpv:Location").put("dct:title", notice.storage());
        root.putObject("dpv:hasRule").put("@type", "dpv:Prohibition").put("dct:title", locale.getLanguage().equals("fr")
                ? "Aucun transfert hors de l’EEE sans garanties (RGPD 44-49)" : "No transfer outside the EEA without safeguards (GDPR 44-49)");
    }

    private void event(ConsentEventView event) {
        String state = switch (event.type()) {
            case REQUESTED -> "dpv:ConsentRequested";
            case GIVEN, CONFIRMED -> event.awaits() ? "dpv:ConsentRequested" : "dpv:ConsentGiven";
            case RENEWED -> "dpv:RenewedConsentGiven";
            case REFUSED -> "dpv:ConsentRefused";
            case WITHDRAWN, OBJECTED -> "dpv:ConsentWithdrawn";
            case EXPIRED -> "dpv:ConsentExpired";
        };
        root.put("dpv:hasConsentStatus", state);
        ObjectNode one = root.putArray("events").addObject().put("@type", event.legalBasis().equals("explicit_consent")
                        ? "dpv:ExplicitlyExpressedConsent" : "dpv:ExpressedConsent").put("dct:date", event.at().toString())
                .put("dct:valid", event.validUntil() == null ? "-" : event.validUntil().toString())
                .put("dpv:isImplementedByEntity", event.type() == EventType.EXPIRED ? "portal" : event.recordedBy())
                .put("dpv:hasConsentStatus", state).put("event", event.type().code()).put("method", event.method());
        if (event.claimedAt() != null) {
            one.put("claimed", event.claimedAt().toString());
        }
        if (event.entry() != null) {
            one.put("auditEntry", event.entry().toString());
        }
    }

    ObjectNode json() {
        return root;
    }

    String text() {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
