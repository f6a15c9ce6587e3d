/** The queue for programs. */
package io.entregent.violation.api;
