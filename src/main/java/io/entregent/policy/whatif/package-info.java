/** What would have been decided by other rules: kept facts, asked again. */
package io.entregent.policy.whatif;
