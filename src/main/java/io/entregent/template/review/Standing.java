package io.entregent.template.review;

/** Where a template's newest version stands, for lists. */
public record Standing(int number, VersionState state, String hash) {
}
