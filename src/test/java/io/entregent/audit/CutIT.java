package io.entregent.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.entregent.InTenant;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.access.Role;
import io.entregent.audit.log.Merkle;
import io.entregent.audit.log.TlogProof;
import io.entregent.audit.log.Vkey;
import io.entregent.audit.retention.ArchiveView;
import io.entregent.audit.retention.Archives;
import io.entregent.audit.retention.Retention;
import io.entregent.audit.verify.Report;
import io.entregent.audit.verify.Verify;
import io.entregent.kernel.Ids;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Old entries on their way out, of a tenant of its own: the portal prepares and confirms the archive, in the server; then the
 * schema's owner cuts it, from outside, and whoever reads over HTTP finds all proofs as before.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CutIT extends InTenant {

    private static final int OLD = 600;
    private static final Instant LONG_AGO = Instant.parse("2016-03-01T09:00:00Z");
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    private AuditSql sql;

    @Inject
    private Growth growth;

    @Inject
    private Pack pack;

    @Inject
    private Archives archives;

    @Inject
    private Retention retention;

    @Inject
    private Audit audit;

    @Inject
    private Members members;

    @Test
    @Order(1)
    void aRangeIsArchivedByTwoPeopleUnlessALegalHoldCoversIt() throws Exception {
        tenant = tenancy.bySlug("maison-lumen").orElseThrow();
        UUID robot = by(tenant.id(), () -> members.roster().stream()
                .filter(one -> one.roles().contains(Role.ROBOT)).findFirst().orElseThrow().userId());
        aTenantOfItsOwn("cut");
        UUID id = tenant.id();
        by(id, () -> {
            for (int i = 0; i < OLD; i++) {
                UUID entry = Ids.next();
                sql.insert(new AuditSql.Stored(entry, LONG_AGO.plusSeconds(i), "channel.connected", "system", "portal", "channel_account",
                        "old", "done", null, ("{\"id\":\"" + entry + "\",\"type\":\"channel.connected\"}").getBytes(StandardCharsets.UTF_8), null), null);
            }
            members.grant(robot, "Robot", Set.of(Role.ROBOT));
            return audit.record(AuditEvent.done("member.joined", "member", robot));
        });
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> by(id, growth::signedSize) == OLD + 1);

        by(id, () -> {
            retention.hold("A court asks for that spring", LONG_AGO, LONG_AGO.plusSeconds(1));
            return null;
        });
        refused(id, archives::prepare, "audit.archive.none");
        by(id, () -> {
            retention.lift(retention.holds().get(0).id());
            return null;
        });
        UUID archive = by(id, archives::prepare);
        refused(id, archives::prepare, "audit.archive.open");

        byte[] file = by(id, () -> {
            Archives.Range range = archives.fetch(archive);
            assertThat(range.from()).isZero();
            assertThat(range.to()).isEqualTo(512);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            pack.archive(out, range.size(), range.from(), range.to(), (done, of) -> archives.fetching(archive, done - range.from()));
            assertThat(archives.all()).as("the page shows how far it is").singleElement().extracting(ArchiveView::done).isEqualTo(512L);
            archives.fetchingEnded(archive);
            assertThat(archives.all()).singleElement().extracting(ArchiveView::done).isNull();
            return out.toByteArray();
        });
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(file);
        by(id, () -> {
            archives.fetched(archive, digest, file.length);
            return null;
        });
        Path stored = Files.write(Files.createTempFile("archive", ".zip"), file);
        Report report = Verify.report(stored, null, List.of());
        assertThat(report.faults()).isEmpty();
        assertThat(report.facts()).anyMatch(fact -> fact.startsWith("entries: #0 to #511 lead to the signed root; the other "));

        String hex = HexFormat.of().formatHex(digest);
        refused(id, () -> confirm(archive, hex), "audit.archive.second");
        refused(robot, () -> confirm(archive, "00".repeat(32)), "audit.archive.digest");
        by(robot, () -> confirm(archive, hex + "  archive.zip"));
        assertThat(by(id, archives::all)).singleElement().matches(one -> one.state().equals("kept"));
    }

    private Void confirm(UUID archive, String hex) {
        archives.confirm(archive, hex);
        return null;
    }

    @Test
    @Order(2)
    @RunAsClient
    void theOwnerCutsAndEverythingSignedStillHolds() throws Exception {
        try (Connection owner = DriverManager.getConnection(System.getProperty("entregent.db.url"),
                System.getProperty("entregent.db.owner.user"), System.getProperty("entregent.db.owner.password"));
                Statement statement = owner.createStatement()) {
            String[] cut = row(statement, "select id, slug from tenant where slug like 'cut-%' order by created_at desc limit 1");
            statement.execute("select set_config('app.tenant', '" + cut[0] + "', false)");
            String archive = row(statement, "select id from audit_archive where state = 'kept'")[0];
            assertThatThrownBy(() -> statement.execute("delete from audit_entry")).hasMessageContaining("never changed");
            assertThatThrownBy(() -> statement.execute("call audit_cut('" + cut[0] + "', '" + UUID.randomUUID() + "')"))
                    .hasMessageContaining("no archive of this number");
            try (Connection portal = DriverManager.getConnection(System.getProperty("entregent.db.url"),
                    System.getProperty("entregent.db.app.user"), System.getProperty("entregent.db.app.password"));
                    Statement other = portal.createStatement()) {
                assertThatThrownBy(() -> other.execute("call audit_cut('" + cut[0] + "', '" + archive + "')"))
                        .isInstanceOf(SQLException.class).hasMessageContaining("permission denied");
            }

            statement.execute("call audit_cut('" + cut[0] + "', '" + archive + "')");

            assertThat(row(statement, "select count(*) from audit_entry where at < '2017-01-01'")[0]).isEqualTo("88");
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> row(statement, "select (select max(seq) + 1 from audit_entry)"
                    + " - (select max(size) from audit_checkpoint) + (select count(*) from audit_outbox)")[0].equals("0"));
            reads(cut[1]);
        }
    }

    @Test
    @Order(3)
    @RunAsClient
    void aLogWithNoEntryLeftGoesOnBehindItsLastArchive() throws Exception {
        try (Connection owner = DriverManager.getConnection(System.getProperty("entregent.db.url"),
                System.getProperty("entregent.db.owner.user"), System.getProperty("entregent.db.owner.password"));
                Statement statement = owner.createStatement()) {
            String cut = row(statement, "select id from tenant where slug like 'cut-%' order by created_at desc limit 1")[0];
            owner.setAutoCommit(false);
            statement.execute("select set_config('app.tenant', '" + cut + "', true), set_config('app.cutting', 'all', true)");
            statement.execute("delete from audit_entry where seq >= 512");
            assertThat(row(statement, "select count(*) from audit_entry")[0]).isEqualTo("0");
            assertThat(row(statement, "select audit_size()")[0]).isEqualTo("512");
            owner.rollback();
        }
    }

    private static void reads(String slug) throws Exception {
        String token = new ObjectMapper().readTree(CLIENT.send(HttpRequest.newBuilder(URI.create(System.getProperty("entregent.keycloak.url")
                        + "/realms/entregent/protocol/openid-connect/token")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id=entregent-robot&client_secret=entregent-robot-demo"))
                .build(), HttpResponse.BodyHandlers.ofString()).body()).get("access_token").asText();
        String log = "/audit/" + slug + "/";
        String api = "/api/v1/tenants/" + slug + "/audit";
        Vkey key = Vkey.parse(new String(get(token, log + "vkey", 200), StandardCharsets.UTF_8).strip());
        get(token, log + "tile/entries/000", 404);
        byte[] tile = get(token, log + "tile/0/000", 200);
        // A checkpoint from when the tile was not full yet asks for its beginning.
        assertThat(get(token, log + "tile/0/000.p/100", 200)).isEqualTo(Arrays.copyOf(tile, 100 * Merkle.HASH_BYTES));
        TlogProof proof = TlogProof.parse(new String(get(token, api + "/5/proof", 200), StandardCharsets.UTF_8));
        assertThat(proof.index()).isEqualTo(5);
        Path pack = Files.write(Files.createTempFile("after", ".zip"), get(token, api + "/export", 200));
        Report report = Verify.report(pack, key.text(), List.of());
        assertThat(report.faults()).isEmpty();
        assertThat(report.facts()).anyMatch(fact -> fact.startsWith("entries: #512 to #"));
    }

    private static byte[] get(String token, String path, int status) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = CLIENT.send(HttpRequest.newBuilder(URI.create(System.getProperty("entregent.portal.url") + path))
                .timeout(Duration.ofSeconds(60)).header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        return answer.body();
    }

    private static String[] row(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            String[] values = new String[rows.getMetaData().getColumnCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = rows.getString(i + 1);
            }
            return values;
        }
    }

    private void refused(UUID person, Callable<?> work, String code) {
        assertThatThrownBy(() -> by(person, work)).hasMessage(code);
    }

    private <T> T by(UUID person, Callable<T> work) throws Exception {
        return get(() -> as(person, EnumSet.allOf(Permission.class), work));
    }
}
