/**
 * What broke a rule, or would have: sends that were refused for what they say, numbers that people wrote and that
 * were masked, and what platforms hold against an account. Somebody looks at each: accepts it, redacts it, passes it
 * on, or makes a rule of it. Never holds the number itself. What a platform
 * restricts goes on to the gate.
 */
@Room(name = "violation", needs = {"kernel", "tenancy", "vault", "access", "audit", "notice", "contact", "channel", "dlp", "policy", "screening"})
package io.entregent.violation;

import io.entregent.kernel.Room;
