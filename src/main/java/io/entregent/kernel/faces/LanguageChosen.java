package io.entregent.kernel.faces;

/** Fired when a reader chose a language, for those who know the reader and keep the choice. */
public record LanguageChosen(String language) {
}
