package io.entregent.access;

import static io.entregent.access.Permission.AUDIT_EXPORT;
import static io.entregent.access.Permission.AUDIT_READ;
import static io.entregent.access.Permission.CHANNEL_MANAGE;
import static io.entregent.access.Permission.CONSENT_MANAGE;
import static io.entregent.access.Permission.CONSENT_READ;
import static io.entregent.access.Permission.CONSENT_WRITE;
import static io.entregent.access.Permission.CONTACT_ERASE;
import static io.entregent.access.Permission.CONTACT_READ;
import static io.entregent.access.Permission.INBOX_ASSIGN;
import static io.entregent.access.Permission.INBOX_READ;
import static io.entregent.access.Permission.INBOX_REPLY;
import static io.entregent.access.Permission.INTEGRATE;
import static io.entregent.access.Permission.MEMBERS_READ;
import static io.entregent.access.Permission.MEMBERS_WRITE;
import static io.entregent.access.Permission.ONBOARD;
import static io.entregent.access.Permission.OPERATE;
import static io.entregent.access.Permission.POLICY_READ;
import static io.entregent.access.Permission.POLICY_WRITE;
import static io.entregent.access.Permission.TEMPLATE_APPROVE;
import static io.entregent.access.Permission.TEMPLATE_READ;
import static io.entregent.access.Permission.TEMPLATE_WRITE;
import static io.entregent.access.Permission.VISIT_BEGIN;
import static io.entregent.access.Permission.VISIT_END;
import static io.entregent.access.Permission.VISIT_READ;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** A job in a tenant, as a set of permissions. */
public enum Role {

    AGENT(INBOX_READ, INBOX_REPLY, INBOX_ASSIGN, CONTACT_READ, CONSENT_READ, CONSENT_WRITE, TEMPLATE_READ, MEMBERS_READ),
    MARKETER(TEMPLATE_READ, TEMPLATE_WRITE, CONSENT_READ, CONSENT_MANAGE, POLICY_READ, MEMBERS_READ),
    APPROVER(TEMPLATE_READ, TEMPLATE_APPROVE, POLICY_READ, MEMBERS_READ),
    COMPLIANCE(INBOX_READ, CONTACT_READ, CONTACT_ERASE, CONSENT_READ, CONSENT_WRITE, CONSENT_MANAGE, TEMPLATE_READ, POLICY_READ,
            POLICY_WRITE, AUDIT_READ, AUDIT_EXPORT, MEMBERS_READ, VISIT_READ,
            VISIT_END),
    ADMIN(INBOX_READ, INBOX_REPLY, INBOX_ASSIGN, CONTACT_READ, CONTACT_ERASE, CONSENT_READ, CONSENT_WRITE,
            CONSENT_MANAGE, TEMPLATE_READ, TEMPLATE_WRITE, POLICY_READ, POLICY_WRITE, AUDIT_READ, MEMBERS_READ, MEMBERS_WRITE,
            CHANNEL_MANAGE, INTEGRATE, VISIT_READ, VISIT_END),
    /** Runs its clients' tenants; message content only through break-glass. */
    AGENCY_ADMIN(TEMPLATE_READ, TEMPLATE_WRITE, POLICY_READ, MEMBERS_READ, MEMBERS_WRITE, CHANNEL_MANAGE, VISIT_BEGIN,
            VISIT_READ),
    /** Somebody from outside while a break-glass is open: reads and never writes. */
    VISITOR(INBOX_READ, CONTACT_READ, CONSENT_READ, TEMPLATE_READ, POLICY_READ, VISIT_READ),
    /** The same person outside of any tenant: sees how its clients' tenants are, and begins new ones. */
    AGENCY_DESK(ONBOARD),
    /** Runs the installation and sees no tenant's content. */
    OPERATOR(OPERATE, ONBOARD),
    /** A program of the tenant's own, through the REST API. */
    ROBOT(INBOX_READ, INBOX_REPLY, INBOX_ASSIGN, CONTACT_READ, CONTACT_ERASE, CONSENT_READ, CONSENT_WRITE,
            CONSENT_MANAGE, TEMPLATE_READ, TEMPLATE_WRITE, POLICY_READ, AUDIT_READ, AUDIT_EXPORT, MEMBERS_READ, INTEGRATE),
    /** The isolation probe while it runs: opens one harmless page, to show that it is somebody. */
    PROBE(TEMPLATE_READ);

    private final Set<Permission> permissions;

    Role(Permission... permissions) {
        this.permissions = Set.of(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    static Set<Permission> permissions(Collection<Role> roles) {
        Set<Permission> all = EnumSet.noneOf(Permission.class);
        roles.forEach(role -> all.addAll(role.permissions));
        return all;
    }
}
