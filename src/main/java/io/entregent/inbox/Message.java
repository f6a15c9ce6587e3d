package io.entregent.inbox;

import io.entregent.inbox.read.MessageStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;

/** One message; all that it says is sealed under {@link #subjectId()}. */
@Entity
@DynamicUpdate
@Table(name = "message")
class Message {

    @Id
    private UUID id;

    @TenantId
    @Column(name = "tenant_id")
    private UUID tenantId;

    @Column(name = "conversation_id")
    private UUID conversationId;

    @Column(name = "subject_id")
    private UUID subjectId;

    private String direction;
    private String kind;
    private byte[] body;
    private byte[] payload;
    private byte[] raw;

    @Column(name = "provider_hash")
    private byte[] providerHash;

    @Column(name = "provider_id")
    private byte[] providerId;

    @Column(name = "reply_to")
    private UUID replyTo;

    private String status;

    @Column(name = "status_at")
    private Instant statusAt;

    @Column(name = "error_code")
    private String errorCode;

    @Column(name = "error_title")
    private String errorTitle;

    private UUID author;
    private String template;

    @Column(name = "template_language")
    private String templateLanguage;

    @Column(name = "template_number")
    private Integer templateNumber;

    private String purpose;

    @Column(name = "decision_id")
    private UUID decisionId;

    private boolean edited;
    private boolean deleted;
    private Instant at;

    @Column(name = "placed_at")
    private Instant placedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    /** Since when the platform may have it. */
    @Column(name = "sent_at")
    private Instant sentAt;

    @Version
    private int version;

    protected Message() {
    }

    private Message(UUID id, Conversation conversation, UUID subjectId, String direction, String kind, MessageStatus status,
            Instant now) {
        this.id = id;
        conversationId = conversation.id();
        this.subjectId = subjectId;
        this.direction = direction;
        this.kind = kind;
        this.status = status.code();
        statusAt = now;
        at = now;
        placedAt = now;
        createdAt = now;
    }

    static Message received(UUID id, Conversation conversation, UUID subject, String kind, Instant at, Instant now) {
        Message message = new Message(id, conversation, subject, "in", kind, MessageStatus.RECEIVED, now);
        message.at = at;
        message.placedAt = place(at, now);
        return message;
    }

    static Message queued(UUID id, Conversation conversation, UUID subject, String kind, UUID author, UUID decision,
            Instant now) {
        Message message = new Message(id, conversation, subject, "out", kind, MessageStatus.QUEUED, now);
        message.author = author;
        message.decisionId = decision;
        return message;
    }

    /**
     * Platforms tell whole seconds. Within its second a message stands where it arrived, so that an
     * answer given at once does not slip before the question.
     */
    static Instant place(Instant at, Instant now) {
        Instant end = at.plusMillis(999);
        if (now.isBefore(at)) {
            return now;
        }
        return now.isBefore(end) ? now : end;
    }

    Message says(byte[] sealedBody, byte[] sealedPayload) {
        body = sealedBody;
        payload = sealedPayload;
        return this;
    }

    void keepRaw(byte[] sealedRaw) {
        raw = sealedRaw;
    }

    void answers(UUID message) {
        replyTo = message;
    }

    void useTemplate(String name, String language, Integer version, String forPurpose) {
        template = name;
        templateLanguage = language;
        templateNumber = version;
        purpose = forPurpose;
    }

    void edit(byte[] sealedBody) {
        body = sealedBody;
        edited = true;
    }

    /** What was said stays, but for a number in it. */
    void mask(byte[] sealedBody) {
        body = sealedBody;
    }

    /** The person took it back: that it was said stays, what was said does not. */
    void takeBack() {
        body = null;
        payload = null;
        raw = null;
        deleted = true;
    }

    /** The first id that the platform tells is the one. */
    void knownAs(byte[] hash, byte[] sealedId) {
        if (providerHash == null) {
            providerHash = hash;
            providerId = sealedId;
        }
    }

    /** @return false if it had come as far or farther already */
    boolean advance(MessageStatus told, Instant when) {
        MessageStatus next = status().advance(told);
        if (next == status()) {
            return false;
        }
        status = next.code();
        statusAt = when;
        if (next == MessageStatus.SENDING) {
            sentAt = when;
        }
        if (next != MessageStatus.FAILED) {
            errorCode = null;
            errorTitle = null;
        }
        return true;
    }

    /** @return false if it had been delivered, so that the failure is no news of this message */
    boolean fail(String code, String title, Instant when) {
        if (!advance(MessageStatus.FAILED, when)) {
            return false;
        }
        errorCode = code;
        errorTitle = title;
        if (providerHash == null) {
            // What the platform took, it gave an id.
            sentAt = null;
        }
        return true;
    }

    /**
     * The platform certainly did not take it: it waits again. Only the attempt itself may say so.
     *
     * @param code of the platform's error, by which others know that they come too early; or null
     */
    void waitAgain(Instant when, String code) {
        if (status() == MessageStatus.SENDING) {
            status = MessageStatus.QUEUED.code();
            statusAt = when;
            sentAt = null;
            errorCode = code;
        }
    }

    void decidedBy(UUID decision) {
        decisionId = decision;
    }

    UUID id() {
        return id;
    }

    UUID conversationId() {
        return conversationId;
    }

    UUID subjectId() {
        return subjectId;
    }

    String kind() {
        return kind;
    }

    byte[] body() {
        return body;
    }

    byte[] payload() {
        return payload;
    }

    byte[] providerId() {
        return providerId;
    }

    UUID decisionId() {
        return decisionId;
    }

    UUID replyTo() {
        return replyTo;
    }

    MessageStatus status() {
        return MessageStatus.of(status);
    }

    String purpose() {
        return purpose;
    }

    Instant createdAt() {
        return createdAt;
    }
}
