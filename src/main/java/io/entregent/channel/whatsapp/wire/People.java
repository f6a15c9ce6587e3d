package io.entregent.channel.whatsapp.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.channel.Party;
import java.util.HashMap;
import java.util.Map;

/**
 * The people of one value. The user id (BSUID) is the identity, the phone may be hidden; an entry of
 * {@code contacts} belongs to an update if one of the two matches, or if it is the only one and
 * nothing contradicts.
 */
final class People {

    private final Map<String, JsonNode> byPhone = new HashMap<>();
    private final Map<String, JsonNode> byUser = new HashMap<>();
    private final JsonNode only;

    People(JsonNode value) {
        JsonNode contacts = value.path("contacts");
        for (JsonNode contact : contacts) {
            byPhone.putIfAbsent(Json.anyText(contact, "wa_id"), contact);
            byUser.putIfAbsent(Json.anyText(contact, "user_id"), contact);
        }
        only = contacts.size() == 1 ? contacts.get(0) : null;
    }

    /** @return null if neither a phone nor a user id is told */
    Party sender(JsonNode message) {
        return named(message, "from", "from_user_id");
    }

    Party recipient(JsonNode status) {
        if ("group".equals(Json.text(status, "recipient_type"))) {
            return named(status, "recipient_participant_id", "recipient_participant_user_id");
        }
        return named(status, "recipient_id", "recipient_user_id");
    }

    Party named(JsonNode update, String phoneField, String userField) {
        String phone = digits(Json.text(update, phoneField));
        String user = Json.text(update, userField);
        JsonNode contact = contact(update, phoneField, userField);
        if (contact != null) {
            phone = phone == null ? digits(Json.text(contact, "wa_id")) : phone;
            user = user == null ? Json.text(contact, "user_id") : user;
        }
        if (phone == null && user == null) {
            return null;
        }
        return new Party(phone == null ? null : "+" + phone, user,
                contact == null ? null : Json.text(contact, "parent_user_id"),
                contact == null ? null : Json.text(contact.path("profile"), "username"),
                contact == null ? null : Json.text(contact.path("profile"), "name"));
    }

    /** The entry of {@code contacts} that tells about the person of an update, or null. */
    JsonNode contact(JsonNode update, String phoneField, String userField) {
        String phone = Json.text(update, phoneField);
        String user = Json.text(update, userField);
        JsonNode found = user == null ? null : byUser.get(user);
        if (found == null && phone != null) {
            found = byPhone.get(phone);
        }
        if (found != null || only == null) {
            return found;
        }
        boolean otherPhone = digits(phone) != null && Json.text(only, "wa_id") != null;
        boolean otherUser = user != null && Json.text(only, "user_id") != null;
        return otherPhone || otherUser ? null : only;
    }

    /** A phone number as Meta writes it (digits, perhaps a plus); anything else is no phone number. */
    static String digits(String text) {
        if (text == null) {
            return null;
        }
        String bare = text.startsWith("+") ? text.substring(1) : text;
        boolean digits = bare.length() >= 5 && bare.length() <= 15 && bare.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? bare : null;
    }
}
