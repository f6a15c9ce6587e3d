package io.entregent.template;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the platform holds of the current tenant's templates. */
@ApplicationScoped
class TemplateSql {

    private static final String ALL = "select * from template ";
    private static final String ADD = "insert into template (tenant_id, id, name, language, category, status, components, provider_id,"
            + " reason, changed_at, template_id, number, approved, approved_category, fingerprint, format, quality, recommendation,"
            + " coming_category, paused_until, judged_at, rests_until)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    @Inject
    private Sql sql;

    List<Template> all() {
        return sql.list(ALL + "order by name, language", TemplateSql::template);
    }

    List<Template> allLocked() {
        return sql.list(ALL + "order by name, language for update", TemplateSql::template);
    }

    Optional<Template> byId(UUID id) {
        return sql.first(ALL + "where id = ?", TemplateSql::template, id);
    }

    Optional<Template> find(String name, String language) {
        return sql.first(ALL + "where name = ? and language = ?", TemplateSql::template, name, language);
    }

    Optional<Template> locked(String name, String language) {
        return sql.first(ALL + "where name = ? and language = ? for update", TemplateSql::template, name, language);
    }

    List<Template> ofVersion(UUID template, int number) {
        return sql.list(ALL + "where template_id = ? and number = ? order by language", TemplateSql::template, template, number);
    }

    void add(Template one) {
        sql.update(ADD, values(one));
    }

    /** An account that was long in use brings hundreds at once. */
    void add(List<Template> some) {
        sql.batch(ADD, some.stream().map(TemplateSql::values).toList());
    }

    private static Object[] values(Template one) {
        return new Object[] {Scope.requireTenant(), one.id, one.name, one.language, one.category, one.status, one.components,
            one.providerId, one.reason, one.changedAt, one.template, one.number, one.approved, one.approvedCategory, one.fingerprint,
            one.format, one.quality, one.recommendation, one.comingCategory, one.pausedUntil, one.judgedAt, one.restsUntil};
    }

    void save(Template one) {
        sql.update("update template set category = ?, status = ?, components = ?, provider_id = ?, reason = ?, changed_at = ?,"
                        + " template_id = ?, number = ?, approved = ?, approved_category = ?, fingerprint = ?, format = ?, quality = ?,"
                        + " recommendation = ?, coming_category = ?, paused_until = ?, judged_at = ?, rests_until = ? where id = ?",
                one.category, one.status, one.components, one.providerId, one.reason, one.changedAt, one.template, one.number,
                one.approved, one.approvedCategory, one.fingerprint, one.format, one.quality, one.recommendation, one.comingCategory,
                one.pausedUntil, one.judgedAt, one.restsUntil, one.id);
    }

    private static Template template(ResultSet row) throws SQLException {
        Template one = new Template(Sql.uuid(row, "id"), row.getString("name"), row.getString("language"));
        one.category = row.getString("category");
        one.status = row.getString("status");
        one.components = row.getString("components");
        one.providerId = row.getString("provider_id");
        one.reason = row.getString("reason");
        one.changedAt = Sql.instant(row, "changed_at");
        one.template = Sql.uuid(row, "template_id");
        one.number = row.getObject("number", Integer.class);
        one.approved = row.getString("approved");
        one.approvedCategory = row.getString("approved_category");
        one.fingerprint = row.getString("fingerprint");
        one.format = row.getString("format");
        one.quality = row.getString("quality");
        one.recommendation = row.getString("recommendation");
        one.comingCategory = row.getString("coming_category");
        one.pausedUntil = Sql.instant(row, "paused_until");
        one.judgedAt = Sql.instant(row, "judged_at");
        one.restsUntil = Sql.instant(row, "rests_until");
        if (one.fingerprint == null) {
            // It was here before anything was compared.
            one.fingerprint = Template.fingerprint(one.format, one.components);
            one.trust();
        }
        return one;
    }
}
