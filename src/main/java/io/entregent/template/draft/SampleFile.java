package io.entregent.template.draft;

/**
 * A file that shows what a header may look like.
 *
 * @param handle by which a template names it: "sample:" and the SHA-256 of the bytes
 */
public record SampleFile(String handle, String mimeType, String fileName, byte[] bytes) {
}
