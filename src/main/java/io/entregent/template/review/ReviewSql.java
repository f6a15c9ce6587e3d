package io.entregent.template.review;

import io.entregent.access.Role;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import io.entregent.template.content.TemplateDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Versions, their steps and their remarks. */
@ApplicationScoped
class ReviewSql {

    private static final String VERSION = "select template_id, number, hash, state, state_at, author, authors, origin, created_at, document from template_version ";

    @Inject
    private Sql sql;

    void add(Version version, List<Level> levels) {
        TemplateDocument document = version.document();
        sql.update("insert into template_version (tenant_id, template_id, number, name, category, document, hash, author, authors, origin, state,"
                        + " state_at, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", Scope.requireTenant(), version.template(),
                version.number(), document.name(), document.category(), document.canonical(), version.hash(), version.author(),
                ids(version.authors()), version.origin(), version.state().name(), version.stateAt(), version.at());
        levels.forEach(level -> sql.update("insert into review_step (tenant_id, template_id, number, level, name, roles, people)"
                        + " values (?, ?, ?, ?, ?, ?, ?)", Scope.requireTenant(), version.template(), version.number(), level.number(),
                level.name(), names(level.roles()), ids(level.people())));
    }

    Optional<Version> find(UUID template, int number) {
        return sql.first(VERSION + "where template_id = ? and number = ?", ReviewSql::version, template, number);
    }

    /** Holds the version until the transaction ends: of two that decide at once, the second sees what the first did. */
    Optional<Version> locked(UUID template, int number) {
        return sql.first(VERSION + "where template_id = ? and number = ? for update", ReviewSql::version, template, number);
    }

    List<Version> of(UUID template) {
        return sql.list(VERSION + "where template_id = ? order by number desc", ReviewSql::version, template);
    }

    /** Keeps two who hand in the same template at the same time apart. */
    void oneAtATime(UUID template) {
        sql.list("select pg_advisory_xact_lock(hashtextextended(?, 7))", row -> null, template.toString());
    }

    List<StepView> steps(UUID template, int number) {
        return sql.list("select level, name, roles, people, decision, reviewer, hash, acr, proven_at, remark, decided_at from review_step"
                + " where template_id = ? and number = ? order by level", ReviewSql::step, template, number);
    }

    void state(UUID template, int number, VersionState state, Instant now) {
        sql.update("update template_version set state = ?, state_at = ? where template_id = ? and number = ?", state.name(), now,
                template, number);
    }

    Optional<Trouble> trouble(UUID template, int number) {
        return sql.first("select trouble, trouble_until from template_version where template_id = ? and number = ? and trouble is not null",
                row -> new Trouble(row.getString("trouble"), Sql.instant(row, "trouble_until")), template, number);
    }

    /** @param trouble null if there is none any more */
    void trouble(UUID template, int number, Trouble trouble) {
        sql.update("update template_version set trouble = ?, trouble_until = ?::timestamptz where template_id = ? and number = ?",
                trouble == null ? null : trouble.why(), trouble == null ? null : trouble.until(), template, number);
    }

    void decide(UUID template, int number, StepView decided) {
        Round.Step step = decided.step();
        sql.update("update review_step set decision = ?, reviewer = ?, hash = ?, acr = ?, proven_at = ?, remark = ?, decided_at = ?"
                        + " where template_id = ? and number = ? and level = ?", step.verdict().code(), step.reviewer(), step.seen(),
                decided.acr(), decided.provenAt(), decided.remark(), decided.at(), template, number, step.level().number());
    }

    void hand(UUID template, int number, Level level) {
        sql.update("update review_step set roles = ?, people = ? where template_id = ? and number = ? and level = ?",
                names(level.roles()), ids(level.people()), template, number, level.number());
    }

    List<Remark> remarks(UUID template, int number) {
        return sql.list("select id, language, field, author, text, at from review_remark where template_id = ? and number = ? order by at, id",
                row -> new Remark(Sql.uuid(row, "id"), row.getString("language"), row.getString("field"), Sql.uuid(row, "author"),
                        row.getString("text"), Sql.instant(row, "at")), template, number);
    }

    void add(UUID template, int number, Remark remark) {
        sql.update("insert into review_remark (tenant_id, id, template_id, number, language, field, author, text, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)", Scope.requireTenant(), remark.id(), template, number, remark.language(),
                remark.field(), remark.author(), remark.text(), remark.at());
    }

    /** In these states; what changed last comes first. */
    List<Waiting> queue(Set<VersionState> states, int most) {
        return sql.list("select v.template_id, v.number, v.name, v.category, v.state, v.author, v.state_at,"
                        + " coalesce((select min(s.level) from review_step s where s.tenant_id = v.tenant_id and s.template_id = v.template_id"
                        + "   and s.number = v.number and s.decision is null), 0) as level,"
                        + " (select count(*) from review_step s where s.tenant_id = v.tenant_id and s.template_id = v.template_id and s.number = v.number) as levels,"
                        + " (select s.name from review_step s where s.tenant_id = v.tenant_id and s.template_id = v.template_id and s.number = v.number"
                        + "   and s.decision is null order by s.level limit 1) as level_name"
                        + " from template_version v where v.state = any(?) order by v.state_at desc limit ?",
                row -> new Waiting(Sql.uuid(row, "template_id"), row.getInt("number"), row.getString("name"), row.getString("category"),
                        VersionState.valueOf(row.getString("state")), Sql.uuid(row, "author"), Sql.instant(row, "state_at"),
                        row.getInt("level"), row.getInt("levels"), row.getString("level_name")),
                states.stream().map(Enum::name).toArray(String[]::new), most);
    }

    Map<UUID, Standing> standings() {
        Map<UUID, Standing> all = new HashMap<>();
        sql.list("select distinct on (template_id) template_id, number, state, hash from template_version order by template_id, number desc",
                row -> all.put(Sql.uuid(row, "template_id"), new Standing(row.getInt("number"),
                        VersionState.valueOf(row.getString("state")), row.getString("hash"))));
        return all;
    }

    List<Level> plan(String category) {
        return sql.list("select level, name, roles, people from review_plan where category = ? order by level", ReviewSql::level, category);
    }

    void plan(String category, List<Level> levels) {
        sql.update("delete from review_plan where category = ?", category);
        levels.forEach(level -> sql.update("insert into review_plan (tenant_id, category, level, name, roles, people) values (?, ?, ?, ?, ?, ?)",
                Scope.requireTenant(), category, level.number(), level.name(), names(level.roles()), ids(level.people())));
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(Sql.uuid(row, "template_id"), row.getInt("number"), row.getString("hash"),
                VersionState.valueOf(row.getString("state")), Sql.instant(row, "state_at"), Sql.uuid(row, "author"),
                Set.of((UUID[]) row.getArray("authors").getArray()), row.getString("origin"), Sql.instant(row, "created_at"), TemplateDocument.parse(row.getString("document")));
    }

    private static StepView step(ResultSet row) throws SQLException {
        return new StepView(new Round.Step(level(row), Sql.uuid(row, "reviewer"), Verdict.of(row.getString("decision")),
                row.getString("hash")), row.getString("acr"), Sql.instant(row, "proven_at"), row.getString("remark"),
                Sql.instant(row, "decided_at"));
    }

    private static Level level(ResultSet row) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream((String[]) row.getArray("roles").getArray()).map(Role::valueOf).forEach(roles::add);
        return new Level(row.getInt("level"), row.getString("name"), roles, Set.of((UUID[]) row.getArray("people").getArray()));
    }

    private static String[] names(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().toArray(String[]::new);
    }

    private static UUID[] ids(Set<UUID> people) {
        return people.stream().sorted().toArray(UUID[]::new);
    }
}
