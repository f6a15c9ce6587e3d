package io.entregent.tenancy;

/** The line of business, on which rules depend. */
public enum Vertical {
    RETAIL, HEALTH, GOVERNMENT, BANK
}
