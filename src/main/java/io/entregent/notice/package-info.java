/**
 * Tells people of a tenant what waits for them: a bell in the portal, and a mail for those whose address
 * is known. A notice exists if and only if the transaction that gave the reason commits; the mail follows
 * through the queue. Never carries content or personal data: it says what kind of thing waits, and where.
 * Mail goes out by SMTP as ENTREGENT_SMTP_URL says; without that setting there is the bell alone.
 */
@Room(name = "notice", needs = {"kernel", "tenancy", "vault", "access"})
package io.entregent.notice;

import io.entregent.kernel.Room;
