/** The rules that a tenant gives itself, version by version, under four eyes. */
package io.entregent.policy.own;
