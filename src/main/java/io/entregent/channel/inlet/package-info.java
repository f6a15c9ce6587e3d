/**
 * Platforms on which no conversation is held, and which tell who wants to be left alone: Messenger, Instagram, Viber,
 * RCS and Apple Messages. Each tenant brings its own secret, and a delivery is for the tenants whose secret signed it.
 * Never sends anything, never keeps what people write there. Always holds: 401 unless a secret proves the very bytes,
 * and 200 only once they are on disk.
 */
package io.entregent.channel.inlet;
