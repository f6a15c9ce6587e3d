/** Beginning and following tenants by REST. */
package io.entregent.agency.api;
