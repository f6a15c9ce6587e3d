/**
 * What has to be given before a template can be sent, what may stand there, and what then goes to the platform.
 * Pure values; no database. Who may send it, and when, is no question here.
 */
package io.entregent.template.filling;
