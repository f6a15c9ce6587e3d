package io.entregent.agency;

import io.entregent.tenancy.Vertical;

/**
 * What a client does, as far as WhatsApp's messaging policy asks: public bodies may only come through a solution
 * provider, and some not at all (Meta, "Government and political organizations", help page 70624052507).
 */
public enum Activity {

    SHOP(Vertical.RETAIL, true), SERVICE(Vertical.RETAIL, true), PHARMACY(Vertical.HEALTH, true), CARE(Vertical.HEALTH, true),
    BANK(Vertical.BANK, true), INSURANCE(Vertical.BANK, true), TOWN_HALL(Vertical.GOVERNMENT, true), PUBLIC_SERVICE(Vertical.GOVERNMENT, true),
    PUBLIC_HEALTH(Vertical.GOVERNMENT, true), ECONOMIC_SUPPORT(Vertical.GOVERNMENT, true), SOCIAL_PROTECTION(Vertical.GOVERNMENT, true),
    POLICE(Vertical.GOVERNMENT, false), ARMY(Vertical.GOVERNMENT, false), INTELLIGENCE(Vertical.GOVERNMENT, false),
    PARTY(Vertical.GOVERNMENT, false);

    private final Vertical vertical;
    private final boolean permitted;

    Activity(Vertical vertical, boolean permitted) {
        this.vertical = vertical;
        this.permitted = permitted;
    }

    public Vertical vertical() {
        return vertical;
    }

    public boolean isPermitted() {
        return permitted;
    }

    public boolean needsProvider() {
        return vertical == Vertical.GOVERNMENT;
    }
}
