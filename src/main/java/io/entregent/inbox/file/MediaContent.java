package io.entregent.inbox.file;

/** A file that a person or a colleague sent. */
public record MediaContent(byte[] bytes, String mimeType, String fileName) {

    @Override
    public String toString() {
        return "MediaContent[" + mimeType + ", " + bytes.length + "]";
    }
}
