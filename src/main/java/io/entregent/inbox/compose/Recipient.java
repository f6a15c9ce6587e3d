package io.entregent.inbox.compose;

/** To whom to write first: by phone, as people write it, or by the platform's user id. */
public record Recipient(String phone, String userId) {

    @Override
    public String toString() {
        return "Recipient[sealed]";
    }
}
