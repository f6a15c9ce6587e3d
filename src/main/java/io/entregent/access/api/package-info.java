/**
 * The door of the REST API: bearer tokens, the tenant of the address, problems as RFC 9457 tells,
 * strict JSON. The resources lie on the api shelves of their rooms.
 */
package io.entregent.access.api;
