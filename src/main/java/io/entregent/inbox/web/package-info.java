/** Conversations as pages: list, thread, composer, person, media. */
package io.entregent.inbox.web;
