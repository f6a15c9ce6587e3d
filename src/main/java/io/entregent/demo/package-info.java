/**
 * The invented customers and people of the demo. Does nothing unless ENTREGENT_DEMO is true, and
 * nothing to a tenant that is already there.
 */
@Room(name = "demo", needs = {"kernel", "tenancy", "vault", "access", "audit", "channel", "consent", "template"})
package io.entregent.demo;

import io.entregent.kernel.Room;
