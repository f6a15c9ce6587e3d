package io.entregent.access;

import io.entregent.kernel.Rejected;
import io.entregent.tenancy.Tenant;

/** A reason to keep a whole tenant closed, whoever comes. Asked after it is known that the visitor belongs there. */
public interface Gate {

    /** @throws Rejected unavailable, with the reason */
    void pass(Tenant tenant);
}
