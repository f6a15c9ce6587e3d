/**
 * The tenant's trail: one entry per state change and per reading or export of personal data, in the
 * same transaction as what it tells. An entry is RFC 8785 canonical JSON without personal data;
 * persons appear as keyed commitments, so that a destroyed key leaves the trail valid and silent.
 * Entries are never updated or deleted; the database grants neither.
 */
@Room(name = "audit", needs = {"kernel", "tenancy", "vault", "access", "notice"})
package io.entregent.audit;

import io.entregent.kernel.Room;
