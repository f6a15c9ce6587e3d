/** Rules as data: sets with versions and dates, what they look at, and how two versions differ. */
package io.entregent.policy.rules;
