/**
 * What was handed in, and who agreed to it. A version is immutable and has one hash; each level of its review is
 * decided by one person with a fresh strong login, never by the author and never twice by the same, over that hash.
 * {@link io.entregent.template.review.Round} holds these rules and nothing else; the database repeats them (V0066).
 * Never talks to a platform: {@code template.platform} sends what is approved here.
 */
package io.entregent.template.review;
