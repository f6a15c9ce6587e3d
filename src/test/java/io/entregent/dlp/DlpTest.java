package io.entregent.dlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entregent.dlp.Dlp.Piece;
import io.entregent.kernel.Rejected;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DlpTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static Scan scan(String text) {
        return Dlp.scan(text, Screening.none());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            card     | Voici ma carte : 4111 1111 1111 1111
            card     | 4111111111111111
            card     | cb4111111111111111 merci
            card     | 4111-1111-1111-1111 12/27 123
            card     | 5555 5555 5555 4444
            card     | 2223 0031 2200 3222
            card     | 3782 822463 10005
            card     | 6011-1111-1111-1117
            card     | 3056 930902 5904
            card     | 3530 1113 3330 0000
            card     | 6200 0000 0000 0005
            card     | ma carte maestro 6759 6498 2643 8453
            card     | 4222222222222
            card     | 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1
            card     | 41.11.11.11.11.11.11.11
            card-code| le CVV est 123
            card-code| cryptogramme : 737
            iban     | FR76 3000 6000 0112 3456 7890 189
            iban     | virement sur fr1420041010050500013m02606 svp
            iban     | DE89 3704 0044 0532 0130 00
            iban     | GB29-NWBK-6016-1331-9268-19
            iban     | BE68 5390 0754 7034.
            account  | RIB : 20041 01005 0500013M026 06
            nir      | 2 55 08 14 168 025 38
            nir      | mon numéro 255081416802538
            nir      | n° de sécu 2550814168025
            id-card  | ma CNI est 880692310285
            id-card  | carte d'identité X4RTBPFW4
            id-card  | carte d'identité X4R TBP FW4
            id-card  | carte d'identité 8806 9231 0285
            passport | passeport 12AB34567
            tax      | numéro fiscal 30 23 217 600 053
            ssn      | 536-90-4399
            ssn      | my SSN is 536904399
            aadhaar  | 2341 2341 2346
            aadhaar  | aadhaar 234123412346
            aadhaar  | 23 41 2341 23 46
            """)
    void findsWhatMustNotBeWritten(String kind, String text) {
        assertThat(scan(text).hits()).extracting(hit -> hit.kind().code()).containsExactly(kind);
        assertThat(scan(text).verdict()).isEqualTo(Verdict.BLOCK);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "4111 1111 1111 1112",
        "Carte se terminant par 1111",
        "Carte 411111******1111",
        "Carte 4111 •••• •••• 1111",
        "0000 0000 0000 0000",
        "SIRET 306 138 900 01294",
        "Notre SIRET : 36252187900034",
        "IMEI 49-015420-323751-8",
        "ICCID 8933150319034567890",
        "Appelez le 06 12 34 56 78 / 07 98 76 54 32",
        "+33 6 12 34 56 78",
        "+44 7911 123456",
        "Votre commande LUM-2026-004821 est prête, 12/05/2026 à 14:30",
        "Rendez-vous le 02/03/2026 à 09:15, salle 12, 3e étage",
        "Total : 1 234,56 € dont 205,76 € de TVA",
        "Colis 6A12345678901 en cours de livraison",
        "EAN 3017620422003",
        "FR76 3000 6000 0112 3456 7890 188",
        "2 55 08 14 168 025 39",
        "078-05-1120",
        "666-12-3456",
        "de 10 heures à 12 heures",
        "wamid.HBgLMzM2MTIzNDU2NzgVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA",
        "Munissez-vous d'une pièce d'identité. Questions : 01 99 00 10 01. Montant : 1 249 €",
        "Pièce d'identité à présenter le 12/05/2026 14:30",
        "Pièce d'identité à présenter le 12 avr. 26, au 12 rue d'Aix",
        "Rendez-vous le 20/12/2026 21:47",
        "Pièce d'identité à présenter le 2026-12-20 21:47",
        "Pièce d'identité, de 12:00 à 14:05",
        "Dossier 4799731774, appelez le 05 50",
        "Code postal 75011, bâtiment 4, code 1234"})
    void leavesWhatOnlyLooksAlike(String text) {
        assertThat(scan(text).hits()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "٤١١١ ١١١١ ١١١١ ١١١١",
        "४१११ ११११ ११११ ११११",
        "４１１１１１１１１１１１１１１１",
        "𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏",
        "4️⃣1️⃣1️⃣1️⃣ 1️⃣1️⃣1️⃣1️⃣ 1️⃣1️⃣1️⃣1️⃣ 1️⃣1️⃣1️⃣1️⃣",
        "④①①①①①①①①①①①①①①①",
        "4\u200B1\u200B1\u200B1\u200D1111\u20601111\uFEFF1111",
        "4111\u202F1111\u00A01111\u20091111",
        "4111 – 1111 – 1111 – 1111",
        "4111_1111_1111_1111",
        "4111\n1111\n1111\n1111",
        "\u200F4111 1111 1111 1111\u200E"})
    void isNotFooledByScriptOrSpacing(String text) {
        assertThat(scan(text).hits()).extracting(Hit::kind).containsExactly(Kind.CARD);
    }

    @Test
    void keepsTheLastFourOfACardAndNothingOfAnythingElse() {
        assertThat(scan("Ma carte 5105 1051 0510 5100 et 2 55 08 14 168 025 38, merci").masked())
                .isEqualTo("Ma carte •••• 5100 et ••••, merci");
    }

    @Test
    void showsAFewWordsAroundAHitAndNoneOfItsDigits() {
        Scan scan = scan("Bonjour, je voudrais payer avec ma carte 4111 1111 1111 1111 et venir demain 5555 5555 5555 4444");
        assertThat(scan.excerpt(scan.hits().get(0), 12)).isEqualTo("…ec ma carte •••• 1111 et venir de…");
    }

    @Test
    void onlyWarnsOfAnOrderNumberThatPassesTheChecksumByLuck() {
        assertThat(scan("Commande 4000056655665556").verdict()).isEqualTo(Verdict.WARN);
        assertThat(scan("Pour ma commande, ma carte est 4000056655665556").verdict()).isEqualTo(Verdict.BLOCK);
    }

    @Test
    void joinsWhatIsSentInPieces() {
        List<Scan> scans = Dlp.pieces(List.of(new Piece("ma carte c'est 4111 1111", NOON),
                new Piece("1111", NOON.plusSeconds(5)), new Piece("1111", NOON.plusSeconds(9))), Screening.none());
        assertThat(scans).extracting(Scan::masked).containsExactly("ma carte c'est ••••", "••••", "••••");
    }

    @Test
    void doesNotJoinPiecesThatAreFarApartOrAreWords() {
        assertThat(Dlp.pieces(List.of(new Piece("4111 1111", NOON), new Piece("1111 1111", NOON.plusSeconds(61))),
                Screening.none())).isEmpty();
        assertThat(Dlp.pieces(List.of(new Piece("4111 1111", NOON), new Piece("à 1111 1111", NOON)), Screening.none()))
                .isEmpty();
    }

    @Test
    void aTenantAllowsItsOwnNumbersAndForbidsItsOwnSecrets() {
        Screening own = Screening.of(List.of("\\bCL-[0-9]{6}\\b"), List.of("FR76 3000 6000 0112 3456 7890 189"));
        assertThat(Dlp.scan("Notre IBAN : FR7630006000011234567890189", own).hits()).isEmpty();
        // As it is printed: the RIB inside of it begins a group of its own.
        assertThat(Dlp.scan("Notre IBAN : FR76 3000 6000 0112 3456 7890 189", own).hits()).isEmpty();
        assertThat(Dlp.scan("Notre RIB : 3000 6000 0112 3456 7890 189", own).hits()).hasSize(1);
        assertThat(Dlp.scan("client CL-123456 !", own).masked()).isEqualTo("client •••• !");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "a*", "", "(?=x)"})
    void refusesAPatternThatCannotBeUsed(String pattern) {
        assertThatThrownBy(() -> Screening.of(List.of(pattern), List.of())).isInstanceOf(Rejected.class).hasMessage("dlp.pattern");
    }

    @Test
    void placesPointIntoTheOriginalText() {
        String text = "voilà 👉 4\u200B111 1111 1111 1111 👈";
        Hit hit = scan(text).hits().get(0);
        assertThat(text.substring(hit.from(), hit.to())).isEqualTo("4\u200B111 1111 1111 1111");
    }
}
