/**
 * What people may ask of a tenant and what a tenant owes them: the whole file of a person, how long data are kept,
 * who must keep them longer and why, and the register of what is done with them (GDPR 15, 20, 17, 5.1.e, 30).
 * Owns no message and no consent: it asks the rooms that do. Always holds: nothing that is under a legal hold goes,
 * by no rule and on no request.
 */
@Room(name = "rights", needs = {"kernel", "tenancy", "vault", "access", "audit", "contact", "consent", "channel", "policy", "inbox"})
package io.entregent.rights;

import io.entregent.kernel.Room;
