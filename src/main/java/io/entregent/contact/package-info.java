/**
 * Who writes to a tenant: one contact per person, known by phone, user id or both. All that tells
 * who a person is lies sealed under the person's own key; equality goes through keyed hashes.
 * Two contacts that turn out to be one person become a family: the later row points to the earlier,
 * and nothing that was said, agreed or refused is lost. Erasing destroys the keys of the family,
 * and is written down outside the database too: a backup that is brought back does not bring back who went.
 * Never knows a platform: a channel is only its name here.
 */
@Room(name = "contact", needs = {"kernel", "tenancy", "vault", "access", "audit"})
package io.entregent.contact;

import io.entregent.kernel.Room;
