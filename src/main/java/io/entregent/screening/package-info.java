/**
 * What each tenant adds to the content screening: patterns of its own secrets, and its own numbers, which may be
 * written. A number is kept as a keyed hash and never in the clear; a pattern is sealed, because it tells what is
 * secret. Whatever is added or taken away is in the audit trail.
 */
@Room(name = "screening", needs = {"kernel", "vault", "access", "audit", "dlp"})
package io.entregent.screening;

import io.entregent.kernel.Room;
