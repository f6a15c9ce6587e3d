package io.entregent.inbox.web;

import java.util.UUID;

/**
 * One conversation in the list, in words.
 *
 * @param tone     open, closing, closed: the colour of the window's words
 * @param assignee name, or null
 * @param state    words if it is not simply open, else null
 */
public record Line(UUID id, String title, String initials, String snippet, String age, int unread, String window,
        String tone, String assignee, String state, boolean selected) {
}
