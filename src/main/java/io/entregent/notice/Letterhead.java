package io.entregent.notice;

import java.util.Optional;

/** How the current tenant's mail looks; asked for in its scope and inside the transaction of the mail. */
public interface Letterhead {

    /**
     * @param name   of the tenant
     * @param colour as {@code #rrggbb} on which white can be read, or null
     * @param logo   PNG, or null
     */
    record Head(String name, String colour, byte[] logo) {
    }

    /** @return empty for a tenant without a brand: then mail is plain */
    Optional<Head> head();
}
