package io.entregent.webhook;

import java.util.List;

/** What can be told. The names are those of the audit trail. */
public final class Kinds {

    /** In the order in which they are offered. */
    public static final List<String> ALL = List.of("message.received", "message.accepted", "message.delivered", "message.read", "message.failed",
            "conversation.opened", "conversation.assigned", "conversation.closed", "conversation.reopened", "contact.created", "contact.merged",
            "contact.erased", "consent.given", "consent.withdrawn", "consent.objected", "template.version.moved", "template.judged",
            "member.joined", "member.rolesChanged", "member.removed");
    /** Goes out when somebody asks for a trial, whatever was chosen. */
    static final String PING = "webhook.ping";

    private Kinds() {
    }
}
