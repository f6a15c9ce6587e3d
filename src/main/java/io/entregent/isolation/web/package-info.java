/** The page of isolation certificates, and their download. */
package io.entregent.isolation.web;
