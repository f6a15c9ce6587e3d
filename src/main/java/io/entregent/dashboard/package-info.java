/**
 * How a tenant stands: decisions of the gate, windows, opt-ins, templates, numbers, what waits. Reads other rooms'
 * rows as counts and never their content; nobody depends on it. What is many is counted beforehand, by the hour or
 * the day; what is young is counted when asked for, so that no figure is behind.
 */
@Room(name = "dashboard", needs = {"kernel", "tenancy", "access", "audit", "contact", "channel", "policy", "violation"})
package io.entregent.dashboard;

import io.entregent.kernel.Room;
