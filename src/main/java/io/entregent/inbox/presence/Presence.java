package io.entregent.inbox.presence;

import java.util.UUID;

/** A colleague who looks at a conversation right now. */
public record Presence(UUID user, String name, boolean typing) {
}
