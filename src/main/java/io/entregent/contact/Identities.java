package io.entregent.contact;

import java.util.ArrayList;
import java.util.List;

/**
 * By what a person is known on a channel. At least one of phone and userId is there.
 *
 * @param phone        E.164 with plus, or null
 * @param userId       business-scoped user id (BSUID), or null
 * @param parentUserId BSUID of the parent business, or null
 * @param username     changeable handle, never a key, or null
 * @param name         profile name, or null
 */
public record Identities(String channel, String phone, String userId, String parentUserId, String username, String name) {

    static final String PHONE = "phone";
    static final String USER_ID = "user_id";
    static final String PARENT_USER_ID = "parent_user_id";
    static final String USERNAME = "username";

    /** One thing by which a person is known. */
    record Key(String kind, String value) {
    }

    public static Identities phone(String channel, String e164) {
        return new Identities(channel, e164, null, null, null, null);
    }

    public static Identities userId(String channel, String userId) {
        return new Identities(channel, null, userId, null, null, null);
    }

    /** What finds the person, the surest first: the user id stays when the number changes. */
    List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        add(keys, USER_ID, userId);
        add(keys, PHONE, phone);
        add(keys, PARENT_USER_ID, parentUserId);
        return keys;
    }

    private static void add(List<Key> keys, String kind, String value) {
        if (value != null && !value.isBlank()) {
            keys.add(new Key(kind, value));
        }
    }

    /** Nothing of a person goes into logs by accident. */
    @Override
    public String toString() {
        return "Identities[sealed]";
    }
}
