/** The hand of the tester. */
package io.entregent.sandbox.control;
