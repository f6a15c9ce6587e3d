/**
 * Who the customers are: a tenant is a brand or an agency of the state; a marketing agency may
 * manage several tenants. Holds no personal data. Never decides who may do what (that is access).
 */
@Room(name = "tenancy", needs = {"kernel"})
package io.entregent.tenancy;

import io.entregent.kernel.Room;
