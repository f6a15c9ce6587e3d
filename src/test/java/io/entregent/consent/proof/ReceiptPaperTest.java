package io.entregent.consent.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.entregent.consent.ConsentEventView;
import io.entregent.consent.Evidence;
import io.entregent.consent.Purpose;
import io.entregent.consent.PurposeView;
import io.entregent.consent.ledger.EventType;
import io.entregent.consent.wording.NoticeView;
import io.entregent.consent.wording.WordingView;
import io.entregent.kernel.Zones;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person keeps on paper says who asked, what for, by which words, and how to take it back. */
class ReceiptPaperTest {

    private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @EnumSource(EventType.class)
    void itIsWholeInBothLanguages(EventType type) throws IOException {
        assertThat(text(type, Locale.FRENCH)).contains("Reçu d’un consentement", "Lumen, 1 rue A, Paris", "Pour envoyer des offres",
                "J’accepte", "000000000000", "receipt-00000000-0000-0000-0000-000000000001", "22 nov. 2026 13:00", "répondez STOP", "CNIL", "4711")
                .doesNotContain("[");
        assertThat(text(type, Locale.ENGLISH)).contains("Receipt of a consent", "To send offers", "J’accepte", "answer STOP", "GDPR 6.1.a")
                .doesNotContain("[");
    }

    @Test
    void timesAreThoseOfTheTenant() throws IOException {
        assertThat(text(EventType.GIVEN, Locale.FRENCH, ZoneId.of("Indian/Reunion"))).contains("22 nov. 2026 16:00");
    }

    private static String text(EventType type, Locale locale) throws IOException {
        return text(type, locale, Zones.USUAL);
    }

    private static String text(EventType type, Locale locale, ZoneId zone) throws IOException {
        ConsentEventView event = new ConsentEventView(new UUID(0, 1), new UUID(0, 2), "marketing", "whatsapp", "*", type, "form", AT, null,
                AT.plusSeconds(3600), false, true, null, new Evidence.Shown("news", 1, "fr", new byte[32], 1), null, null, null, 15, null,
                "consumer", null, "consent");
        PurposeView purpose = new PurposeView(Purpose.MARKETING, 0, "Offers", "Offres", "To send offers.", "Pour envoyer des offres.", "consent",
                "name phone", 24, false, null, null);
        NoticeView notice = new NoticeView(1, "Lumen", "1 rue A, Paris", "a@lumen.example", "dpo@lumen.example", "https://lumen.example/p", "FR",
                "France", "Meta", "CNIL", AT);
        WordingView words = new WordingView("news", 1, "marketing", "News", "Nouvelles", "I agree 😀", "J’accepte 😀", new byte[32], new byte[32],
                1, AT, AT, false);
        PdfReader reader = new PdfReader(new ReceiptPaper(event, purpose, notice, locale, zone).bytes(words, 4711L));
        assertThat(reader.getCatalog().getAsString(PdfName.LANG).toString()).isEqualTo(locale.getLanguage());
        return new PdfTextExtractor(reader).getTextFromPage(1).replaceAll("\\s+", " ");
    }
}
