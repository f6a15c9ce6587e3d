/** The consumers' phones. */
package io.entregent.sandbox.handset;
