package io.entregent.channel;

/**
 * Who a person is to a platform. At least one of phone and userId is there.
 *
 * @param phone        E.164 with plus, or null if the person hides it
 * @param userId       business-scoped user id (BSUID), or null on old payloads
 * @param parentUserId BSUID of the parent business, or null
 * @param username     changeable handle, never a key, or null
 * @param name         profile name, or null
 */
public record Party(String phone, String userId, String parentUserId, String username, String name) {

    public static Party phone(String e164) {
        return new Party(e164, null, null, null, null);
    }

    /** Nothing of a person goes into logs by accident. */
    @Override
    public String toString() {
        return "Party[sealed]";
    }
}
