package io.entregent.tenancy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "agency")
class AgencyEntity {

    @Id
    private UUID id;

    private String slug;

    private String name;

    protected AgencyEntity() {
    }

    AgencyEntity(UUID id, String slug, String name) {
        this.id = id;
        this.slug = slug;
        this.name = name;
    }

    String name() {
        return name;
    }

    String slug() {
        return slug;
    }

    UUID id() {
        return id;
    }
}
