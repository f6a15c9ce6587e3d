/** Pages on the rules. */
package io.entregent.policy.web;
