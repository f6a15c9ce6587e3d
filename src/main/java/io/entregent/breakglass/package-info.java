/**
 * Break-glass: an agency or the operator reads a client's content for a stated reason and a stated
 * time. It stands in the client's trail from its first second, the client's people see it on every
 * page and end it at once; every entry made under it names it. Never gives a right to write, and
 * never outlives its time: whether it is open is asked for each request.
 */
@Room(name = "breakglass", needs = {"kernel", "tenancy", "vault", "access", "audit", "notice"})
package io.entregent.breakglass;

import io.entregent.kernel.Room;
