/**
 * Verifies an export pack on any machine with Java and nothing else: no server, no network, no
 * library. It believes a key that the reader brings and the checkpoints that the reader kept; all
 * else in a pack is only claimed. Says for each fault where it lies.
 */
package io.entregent.audit.verify;
