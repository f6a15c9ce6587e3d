package io.entregent.access;

import io.entregent.tenancy.Tenant;

/** Knows who was invited. Asked, in the scope of the tenant and the user, before somebody without rights is turned away. */
public interface Newcomers {

    /**
     * Makes a member of who was invited under this address.
     *
     * @param address verified by the realm
     * @return false if nobody invited it
     */
    boolean admit(Tenant tenant, Identity who, String address);
}
