/** All tenants of an agency on one page, gathered ahead by rounds. */
package io.entregent.agency.cockpit;
