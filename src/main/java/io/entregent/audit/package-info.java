/**
 * The tenant's trail: one entry per state change and per reading or export of personal data, in the
 * same transaction as what it tells. An entry is RFC 8785 canonical JSON without personal data;
 * persons appear as keyed commitments, so that a destroyed key leaves the trail valid and silent.
 * The portal never updates or deletes an entry; the database grants neither. Whole archived ranges
 * leave by the hand of the schema's owner, and leave their numbers and hashes behind.
 */
@Room(name = "audit", needs = {"kernel", "tenancy", "vault", "access", "notice"})
package io.entregent.audit;

import io.entregent.kernel.Room;
