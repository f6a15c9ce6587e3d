/** Webhooks by REST. */
package io.entregent.webhook.api;
