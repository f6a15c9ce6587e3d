/**
 * Personal data never reaches PostgreSQL in the clear. Identifiers, names, bodies and media are
 * sealed (AES-256-GCM) under a key per person; that key is wrapped by a key per tenant, and that
 * one by the installation's master key, which lies outside the database. Equality and word search
 * go through keyed hashes. Destroying a person's key erases what was sealed under it, wherever a
 * copy lies. Never logs, never returns a key.
 */
@Room(name = "vault", needs = {"kernel", "tenancy"})
package io.entregent.vault;

import io.entregent.kernel.Room;
