/**
 * A small process of its own, under a user of its own, that alone holds the key of the trail. It
 * keeps, on its own disk, the last size and root of every log that it signed, and never signs a
 * tree that does not extend them: whoever owns the portal and its database cannot rewrite history
 * unnoticed. It knows no entries, no tenants and no database.
 */
@Room(name = "signer", needs = {"kernel", "audit"})
package io.entregent.signer;

import io.entregent.kernel.Room;
