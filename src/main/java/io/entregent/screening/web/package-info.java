/** The page of a tenant's own patterns and numbers. */
package io.entregent.screening.web;
