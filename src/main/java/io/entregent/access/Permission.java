package io.entregent.access;

/** What somebody may do in a tenant; OPERATE is for the installation. */
public enum Permission {
    INBOX_READ, INBOX_REPLY, INBOX_ASSIGN,
    CONTACT_READ, CONTACT_ERASE,
    CONSENT_READ, CONSENT_WRITE,
    TEMPLATE_READ, TEMPLATE_WRITE, TEMPLATE_APPROVE,
    POLICY_READ, POLICY_WRITE,
    AUDIT_READ, AUDIT_EXPORT,
    MEMBERS_READ, MEMBERS_WRITE,
    CHANNEL_MANAGE,
    OPERATE
}
