package io.entregent.channel;

/** An error in the platform's own numbers and words. */
public record ProviderError(int code, String title, String details) {
}
