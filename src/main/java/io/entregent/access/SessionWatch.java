package io.entregent.access;

import java.util.UUID;

/** Keeps in mind in which browsers people are logged in. Asked for each page, in the scope of the tenant and the user. */
public interface SessionWatch {

    /**
     * @param session the realm's id of the login
     * @param agent   what the browser says of itself, or null
     * @param address where the request came from
     * @param refresh with which the realm can be asked to end the login, or null
     * @return false once that login was ended from here
     */
    boolean admits(UUID user, String session, String agent, String address, String refresh);
}
