/** Messages in both directions, and their media. */
package io.entregent.sandbox.message;
