/**
 * The isolation certificate: a probe goes over HTTP to every way in of a tenant as five who must not enter, looks at
 * the walls in the database, and writes down what it found on a page whose hash is an entry of the tenant's signed
 * trail. It reads and never writes: a route that changes something is called with an id that does not exist.
 */
@Room(name = "isolation", needs = {"kernel", "tenancy", "vault", "access", "audit", "notice"})
package io.entregent.isolation;

import io.entregent.kernel.Room;
