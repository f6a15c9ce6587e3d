package io.entregent.notice;

/** A PDF that goes with a mail; sealed while it waits, and forgotten once it went. */
public record Attachment(String name, byte[] content) {

    @Override
    public String toString() {
        return "Attachment[" + name + "]";
    }
}
