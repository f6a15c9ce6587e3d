/**
 * Tells the tenant's own systems what happened, by signed webhooks (docs/webhooks.md). What is told is decided by the
 * entry of the audit trail and commits with it; a body holds ids and codes, and what they stand for is asked for at
 * the REST API. Never calls an address that the installation does not allow.
 */
@Room(name = "webhook", needs = {"kernel", "tenancy", "vault", "access", "audit", "notice"})
package io.entregent.webhook;

import io.entregent.kernel.Room;
