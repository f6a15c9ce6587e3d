/** The few calls of Keycloak's admin REST API that organizations and invitations need. */
package io.entregent.people.keycloak;
