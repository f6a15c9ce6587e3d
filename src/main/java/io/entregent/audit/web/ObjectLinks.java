package io.entregent.audit.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.AuditRow;
import io.entregent.kernel.faces.Look;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Where the object of an entry can be looked at, for who may. */
@ApplicationScoped
public class ObjectLinks {

    @Inject
    private Access access;

    @Inject
    private Look look;

    /** @return null if it has no page, or the reader may not see it */
    public String address(AuditRow entry) {
        String conversation = entry.objectType().equals("conversation") ? entry.objectId() : entry.facts().get("conversation");
        if (conversation != null) {
            return to(Permission.INBOX_READ, "/inbox/" + conversation);
        }
        return switch (entry.objectType()) {
            case "contact" -> to(Permission.CONSENT_READ, "/consent/person?id=" + entry.objectId());
            case "template" -> to(Permission.TEMPLATE_READ, "/templates/" + entry.objectId());
            case "template_sync" -> to(Permission.TEMPLATE_READ, "/review/drift");
            case "member", "invitation", "agency" -> to(Permission.MEMBERS_READ, "/members");
            case "break_glass" -> to(Permission.VISIT_READ, "/visits");
            case "audit_export" -> to(Permission.AUDIT_READ, "/audit/exports");
            case "audit_report" -> to(Permission.AUDIT_READ, "/audit/reports");
            case "audit_archive" -> to(Permission.AUDIT_READ, "/audit/archives");
            case "audit_alert" -> to(Permission.AUDIT_READ, "/audit/alerts");
            case "checkpoint" -> to(Permission.AUDIT_READ, "/audit/verify");
            case "consent_import" -> to(Permission.CONSENT_READ, "/consent/imports");
            case "campaign" -> to(Permission.CONSENT_READ, "/consent/pages");
            case "wording", "notice" -> to(Permission.CONSENT_READ, "/consent/words");
            default -> null;
        };
    }

    private String to(Permission needed, String place) {
        return access.may(needed) ? look.getBase() + place : null;
    }
}
