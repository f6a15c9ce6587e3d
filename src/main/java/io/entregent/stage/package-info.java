/**
 * Sets the stage: PostgreSQL, Keycloak and WildFly as plain processes of one machine, for the demo and for the tests.
 *
 * <p>Runs in Maven's Java, never in the server, and is in no WAR. It never needs Docker, a network or root. What the
 * servers do is said by wildfly-config, realm-export and db/migration; the stage only starts them in the right order.
 */
package io.entregent.stage;
