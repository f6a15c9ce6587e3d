/** The page of outgoing webhooks. */
package io.entregent.webhook.web;
