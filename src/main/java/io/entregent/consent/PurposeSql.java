package io.entregent.consent;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Purposes in versions; a version is never changed. */
@ApplicationScoped
class PurposeSql {

    private static final String COLUMNS = "code, version, kind, name_en, name_fr, text_en, text_fr, legal_basis, data_kinds,"
            + " validity_months, retired, created_at, created_by";

    @Inject
    private Sql sql;

    /** The newest version of each code. */
    List<PurposeView> newest() {
        return sql.list("select distinct on (code) " + COLUMNS + " from consent_purpose where tenant_id = ?"
                + " order by code, version desc", PurposeSql::view, Scope.requireTenant());
    }

    List<PurposeView> versions(String code) {
        return sql.list("select " + COLUMNS + " from consent_purpose where tenant_id = ? and code = ? order by version desc",
                PurposeSql::view, Scope.requireTenant(), code);
    }

    /** @return false if somebody else wrote this version first */
    boolean add(PurposeView one, String by, Instant now) {
        return sql.update("insert into consent_purpose (tenant_id, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing", Scope.requireTenant(), one.purpose().code(), one.version(),
                one.purpose().kind().code(), one.nameEn(), one.nameFr(), one.textEn(), one.textFr(), one.legalBasis(),
                one.dataKinds(), one.validityMonths(), one.retired(), now, by) == 1;
    }

    private static PurposeView view(ResultSet row) throws SQLException {
        Purpose purpose = new Purpose(row.getString("code"), Purpose.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)));
        return new PurposeView(purpose, row.getInt("version"), row.getString("name_en"), row.getString("name_fr"),
                row.getString("text_en"), row.getString("text_fr"), row.getString("legal_basis"), row.getString("data_kinds"),
                row.getObject("validity_months", Integer.class), row.getBoolean("retired"), Sql.instant(row, "created_at"),
                row.getString("created_by"));
    }
}
