/**
 * Conversations between the tenant's people and its customers: what came in, what goes out, who
 * looks after it. The only caller of the channel for people. Invariants: an update of a platform has
 * its effect once, in whatever order and number it comes; a status never goes back; nothing is
 * queued or handed to the channel without an allowing decision of the gate; an outcome that nobody
 * knows is never sent again. What people say is sealed under the person's key.
 */
@Room(name = "inbox", needs = {"kernel", "vault", "access", "audit", "tenancy", "notice", "contact", "consent", "channel", "dlp", "policy", "template",
        "screening", "violation"})
package io.entregent.inbox;

import io.entregent.kernel.Room;
