/**
 * The people of a tenant: who is invited, with which roles, who was removed, where they are logged in, and what
 * the tenant's agency may. Keycloak knows who somebody is and sends the invitations; what the person may do here
 * is decided here alone. Never asks Keycloak inside a transaction. An agency's person never changes
 * what a person of the agency may do.
 */
@Room(name = "people", needs = {"kernel", "tenancy", "vault", "access", "audit", "notice"})
package io.entregent.people;

import io.entregent.kernel.Room;
