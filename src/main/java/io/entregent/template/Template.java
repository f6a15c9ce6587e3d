package io.entregent.template;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

@Entity
@Table(name = "template")
class Template {

    @Id
    private UUID id;

    @TenantId
    @Column(name = "tenant_id")
    private UUID tenantId;

    private String name;
    private String language;
    private String category;
    private String status;
    private String components;

    @Column(name = "provider_id")
    private String providerId;

    private String reason;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private int version;

    protected Template() {
    }

    Template(UUID id, KnownTemplate known, Instant now) {
        this.id = id;
        name = known.name();
        language = known.language();
        learn(known, now);
    }

    void learn(KnownTemplate known, Instant now) {
        category = known.category();
        status = known.status();
        components = known.components();
        providerId = known.providerId() == null ? providerId : known.providerId();
        changedAt = now;
    }

    /** @return false if this is older than what is known */
    boolean judge(String newStatus, String why, Instant at) {
        if (at.isBefore(changedAt) || newStatus.equals(status)) {
            return false;
        }
        status = newStatus;
        reason = why;
        changedAt = at;
        return true;
    }

    boolean recategorise(String newCategory) {
        if (newCategory == null || newCategory.equals(category)) {
            return false;
        }
        category = newCategory;
        return true;
    }

    UUID id() {
        return id;
    }

    String status() {
        return status;
    }

    String category() {
        return category;
    }

    TemplateView view() {
        return Components.view(id, name, language, category, status, components, changedAt);
    }
}
