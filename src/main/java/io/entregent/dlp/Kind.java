package io.entregent.dlp;

import java.util.Locale;

/** What a number is. */
public enum Kind {
    /** Payment card: ISO/IEC 7812, Luhn. */
    CARD,
    /** The three or four digits that prove a card is at hand (PCI DSS 3.3.1: never kept). */
    CARD_CODE,
    /** ISO 13616, modulo 97. */
    IBAN,
    /** French RIB, modulo 97. */
    ACCOUNT,
    /** French social security number, modulo 97. */
    NIR,
    /** French identity card, old or new form; no checksum. */
    ID_CARD,
    /** French passport; no checksum. */
    PASSPORT,
    /** French tax number, modulo 511. */
    TAX,
    /** United States social security number; no checksum. */
    SSN,
    /** India, Verhoeff. */
    AADHAAR,
    /** A pattern of the tenant's own. */
    OWN;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
