/**
 * Keys for the REST API that the portal gives out itself: a person's own, and those of programs. A key is shown once
 * and kept as a hash; it can do what its scopes say and its owner may do now, whichever is less. A person's key is
 * good only while the realm knows the person as an active member. Never opens a page, never approves.
 */
@Room(name = "apikey", needs = {"kernel", "tenancy", "vault", "access", "audit", "notice", "people"})
package io.entregent.apikey;

import io.entregent.kernel.Room;
