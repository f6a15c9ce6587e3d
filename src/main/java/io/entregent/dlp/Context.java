package io.entregent.dlp;

import java.util.List;

/** The words around a number: they make a weak find strong, or say that it is something else. */
final class Context {

    static final List<String> CARD = List.of("CARTE", "CARD", "CB", "VISA", "MASTERCARD", "MAESTRO", "AMEX", "PAIEMENT",
            "PAYMENT", "BANCAIRE", "DEBIT", "CREDIT", "CVV", "CVC", "CRYPTOGRAMME", "EXPIR", "TARJETA", "KARTE", "CARTA");
    static final List<String> CARD_CODE = List.of("CVV", "CVC", "CVN", "CRYPTOGRAMME", "CSC");
    static final List<String> COMPANY = List.of("SIRET", "SIREN", "SIRENE");
    static final List<String> DEVICE = List.of("IMEI", "ICCID", "SIM", "MEID");
    static final List<String> ORDER = List.of("COMMANDE", "ORDER", "COLIS", "SUIVI", "TRACKING", "PARCEL", "FACTURE",
            "INVOICE", "DOSSIER", "TICKET", "REFERENCE", "REF", "EAN", "GTIN", "BARCODE", "ARTICLE", "ITEM", "BON");
    static final List<String> PLATFORM = List.of("WABA", "PHONENUMBERID", "WAMID", "BSUID");
    static final List<String> NIR = List.of("SECU", "SOCIALE", "NIR", "VITALE", "INSEE", "ASSURE", "AMELI");
    static final List<String> ID_CARD = List.of("CNI", "IDENTITE", "IDENTITY", "CNIE");
    static final List<String> PASSPORT = List.of("PASSEPORT", "PASSPORT");
    static final List<String> TAX = List.of("FISCAL", "IMPOT", "TAX", "SPI", "DGFIP");
    static final List<String> SSN = List.of("SSN", "SOCIAL");
    static final List<String> AADHAAR = List.of("AADHAAR", "AADHAR", "ADHAAR", "UIDAI");

    private static final int BEFORE = 60;
    private static final int AFTER = 30;
    private static final int CLOSE = 28;
    private static final int WHOLE = 3;

    private Context() {
    }

    static boolean near(Normal text, int from, int to, List<String> stems) {
        return has(text, from - BEFORE, from, stems) || has(text, to, to + AFTER, stems);
    }

    /** Directly before: "n° de commande". */
    static boolean before(Normal text, int from, List<String> stems) {
        return has(text, from - CLOSE, from, stems);
    }

    /** What the borders cut a word to is read as a word. */
    private static boolean has(Normal text, int start, int end, List<String> stems) {
        int last = Math.min(text.length(), end);
        for (int i = Math.max(0, start); i < last; i++) {
            if (!text.isLetter(i)) {
                continue;
            }
            int from = i;
            while (i < last && text.isLetter(i)) {
                i++;
            }
            for (String stem : stems) {
                if (is(text, from, i, stem)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Short stems are whole words; longer ones may go on ("expiration", "fiscale"). */
    private static boolean is(Normal text, int from, int to, String stem) {
        int length = stem.length();
        if (text.at(from) != stem.charAt(0) || (length <= WHOLE ? to - from != length : to - from < length)) {
            return false;
        }
        for (int i = 1; i < length; i++) {
            if (text.at(from + i) != stem.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
