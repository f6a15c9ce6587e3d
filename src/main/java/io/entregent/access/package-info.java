/**
 * From a token to what its bearer may do. Who a person is comes from Keycloak; what the person may
 * do in a tenant comes from our membership table. {@link io.entregent.access.Access#require} is the
 * only check and the first line of each service method that serves people. {@code oidc} is the only
 * place that knows Elytron.
 */
@Room(name = "access", needs = {"kernel", "tenancy", "vault"})
package io.entregent.access;

import io.entregent.kernel.Room;
