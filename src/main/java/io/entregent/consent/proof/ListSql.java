package io.entregent.consent.proof;

import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Lists over the whole ledger. The rules are those of {@link io.entregent.consent.ledger.Ledger}, said in SQL. */
@ApplicationScoped
class ListSql {

    /** A consent in a list. */
    record Row(UUID contact, UUID event, Instant since, Instant until, String method) {
    }

    /** How many events of a type there were in a month. */
    record Month(LocalDate month, String type, long count) {
    }

    /** Yeses that survive every no, of people who are still here, one row each; for every number. */
    private static final String STANDING = "with said as (select e.*, coalesce(c.merged_into, c.id) as person,"
            + " least(coalesce(e.claimed_at, e.at), e.at) as told from consent_event e"
            + " join contact c on c.tenant_id = e.tenant_id and c.id = e.contact_id"
            + " where e.tenant_id = ? and e.purpose = ? and e.channel = ? and e.sender = '*'),"
            + " standing as (select y.* from said y where (y.type in ('renewed', 'confirmed') or y.type = 'given' and not y.awaits_confirmation)"
            + " and not exists (select 1 from said n where n.person = y.person and (n.type in ('refused', 'withdrawn', 'objected')"
            + " and not (y.told > n.told and y.at > n.at) or n.type = 'expired' and n.at > y.at))"
            + " and (y.type <> 'confirmed' or exists (select 1 from said g where g.person = y.person and g.type = 'given'"
            + " and g.awaits_confirmation and g.at <= y.at and not exists (select 1 from said n where n.person = y.person"
            + " and n.type in ('refused', 'withdrawn', 'objected') and not (g.told > n.told and g.at > n.at))))"
            + " and not exists (select 1 from contact_identity i join suppression s on s.tenant_id = i.tenant_id"
            + " and s.channel = i.channel and s.hash = i.hash where i.tenant_id = y.tenant_id and i.contact_id = y.person))";

    @Inject
    private Sql sql;

    long writable(String purpose, String channel, Instant now) {
        return sql.first(STANDING + " select count(distinct person) as n from standing s where s.proven"
                        + " and (s.valid_until is null or s.valid_until > ?) and not exists (select 1 from consent_hold h"
                        + " where h.tenant_id = s.tenant_id and h.contact_id = s.person and h.decided_at is null)",
                row -> row.getLong("n"), Scope.requireTenant(), purpose, channel, now).orElse(0L);
    }

    List<Row> sample(String purpose, String channel, Instant now, int most) {
        return rows(" and s.proven and (s.valid_until is null or s.valid_until > ?)", purpose, channel, now, most);
    }

    List<Row> expiring(String purpose, String channel, Instant before, int most) {
        return rows(" and s.valid_until < ?", purpose, channel, before, most);
    }

    List<Row> unproven(String purpose, String channel, int most) {
        return rows(" and not s.proven and s.at <= ?", purpose, channel, Instant.parse("9999-01-01T00:00:00Z"), most);
    }

    /** Who objected, who said no to what somebody else had recorded as a yes, and whose message awaits a decision. */
    List<Row> contested(String purpose, String channel, int most) {
        return sql.list(STANDING + " select distinct on (n.person) n.person, n.id, n.told, n.valid_until, n.method from said n"
                        + " where n.type = 'objected' or n.type in ('refused', 'withdrawn') and n.recorded_by = 'consumer'"
                        + " and exists (select 1 from said y where y.person = n.person and y.type in ('given', 'renewed')"
                        + " and y.recorded_by <> 'consumer' and y.at < n.at) or exists (select 1 from consent_hold h"
                        + " where h.tenant_id = n.tenant_id and h.contact_id = n.person and h.channel = n.channel"
                        + " and h.decided_at is null) order by n.person, n.told desc limit ?", ListSql::row,
                Scope.requireTenant(), purpose, channel, most);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(Sql.uuid(row, "person"), Sql.uuid(row, "id"), Sql.instant(row, "told"), Sql.instant(row, "valid_until"),
                row.getString("method"));
    }

    private List<Row> rows(String condition, String purpose, String channel, Instant when, int most) {
        return sql.list(STANDING + " select distinct on (person) person, id, told, valid_until, method from standing s where true"
                        + condition + " order by person, told desc limit ?", ListSql::row, Scope.requireTenant(), purpose, channel, when, most);
    }

    List<Month> months(Instant since) {
        return sql.list("select date_trunc('month', at at time zone 'UTC')::date as month,"
                        + " case when awaits_confirmation then 'requested' else type end as type, count(*) as n from consent_event"
                + " where tenant_id = ? and at >= ? group by 1, 2 order by 1, 2",
                row -> new Month(row.getObject("month", LocalDate.class), row.getString("type"), row.getLong("n")),
                Scope.requireTenant(), since);
    }
}
