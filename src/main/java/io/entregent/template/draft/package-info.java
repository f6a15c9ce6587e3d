/**
 * What is being written: one draft per template, saved under a revision so that nobody overwrites
 * anybody unseen, and the files shown as samples. A draft's id is the id of the template for life.
 * Never sends anything and never decides that something may be sent.
 */
package io.entregent.template.draft;
