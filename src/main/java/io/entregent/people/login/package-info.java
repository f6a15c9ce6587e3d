/** The tenant's own login server, to which Keycloak sends who has an e-mail address of the tenant's domain. */
package io.entregent.people.login;
