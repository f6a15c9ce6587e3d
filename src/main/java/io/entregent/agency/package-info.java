/**
 * How tenants begin, and how they are: the checklist from nothing to the first message, and the
 * cockpit over all tenants of an agency. Each step may be repeated: what is done is found and not
 * done again. Asks Meta and Keycloak only outside of transactions. Knows counts and states of a
 * tenant, never its content.
 */
@Room(name = "agency", needs = {"kernel", "tenancy", "vault", "access", "audit", "channel", "consent", "template", "inbox", "contact", "notice", "people", "policy", "violation"})
package io.entregent.agency;

import io.entregent.kernel.Room;
