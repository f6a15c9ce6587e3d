/**
 * Which templates the platform holds for a tenant, in what state, and which variables they have.
 * State and category belong to the platform: they change by what it tells. Never decides whether a
 * template may be sent, and never talks to the platform itself.
 */
@Room(name = "template", needs = {"kernel", "tenancy", "access", "audit", "notice", "channel", "dlp", "screening"})
package io.entregent.template;

import io.entregent.kernel.Room;
