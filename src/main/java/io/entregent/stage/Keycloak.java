package io.entregent.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keycloak, built once for PostgreSQL so that it starts fast, with the realm of realm-export. */
final class Keycloak {

    private static final List<String> BUILD = List.of("build", "--db=postgres", "--health-enabled=false",
            "--metrics-enabled=false");

    private final Plan plan;
    private final Secrets secrets;
    private final Path home;

    Keycloak(Plan plan, Secrets secrets) {
        this.plan = plan;
        this.secrets = secrets;
        this.home = plan.keycloakHome();
    }

    String readyUrl() {
        return plan.keycloakUrl() + "/realms/entregent/.well-known/openid-configuration";
    }

    boolean isBuilt() {
        return Trees.bears(home.resolve(".built"), String.join(" ", BUILD));
    }

    void build() throws IOException, InterruptedException {
        Child.run(plan.log("keycloak-build"), home, Map.of(), command(BUILD));
        Files.writeString(home.resolve(".built"), String.join(" ", BUILD));
    }

    /**
     * Keycloak imports only a realm that it does not have yet. So when the files of realm-export or an address in
     * them changed since the last import, its database is made anew.
     */
    Child start(Postgres postgres, Map<String, String> environment) throws IOException, SQLException {
        Path exported = plan.project().resolve("realm-export");
        Path mark = plan.data().resolve("keycloak/imported");
        Files.createDirectories(mark.getParent());
        String fingerprint = Trees.fingerprint(exported, plan.portalUrl(), environment.get("ENTREGENT_OIDC_SECRET"),
                environment.get("ENTREGENT_PEOPLE_SECRET"), environment.get("ENTREGENT_PROBE_SECRET"), environment.get("ENTREGENT_SMTP_PORT"));
        if (!Trees.bears(mark, fingerprint)) {
            postgres.recreate(Postgres.KEYCLOAK, Postgres.KEYCLOAK);
            RealmFile.write(exported, home.resolve("data/import/entregent-realm.json"));
            Files.writeString(mark, fingerprint);
        }
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.put("KC_DB_URL", postgres.url(Postgres.KEYCLOAK));
        all.put("KC_DB_USERNAME", Postgres.KEYCLOAK);
        all.put("KC_DB_PASSWORD", secrets.password("db." + Postgres.KEYCLOAK));
        all.put("KC_DB_POOL_MAX_SIZE", "20");
        all.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        all.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.password("keycloak.admin"));
        return Child.start("keycloak", plan.run(), plan.log("keycloak"), home, all, command(List.of("start", "--optimized",
                "--import-realm", "--cache=local", "--http-enabled=true", "--http-host=127.0.0.1",
                "--http-port=" + plan.keycloakPort(), "--hostname=" + plan.keycloakUrl())));
    }

    /** What bin/kc.sh would run; without the shell in between, the pid that we keep is that of the server itself. */
    private List<String> command(List<String> arguments) {
        return new JavaCommand(List.of("-Xms64m", "-Xmx288m", "-XX:MetaspaceSize=96m", "-XX:MaxMetaspaceSize=256m",
                        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8",
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                        "--add-opens=java.base/java.security=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED", "-Duser.language=en", "-Duser.country=US",
                        "-Dkc.home.dir=" + home, "-Djboss.server.config.dir=" + home.resolve("conf"),
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                        "-Dpicocli.disable.closures=true", "-Dquarkus-log-max-startup-records=10000"))
                .with("-cp", home.resolve("lib/quarkus-run.jar").toString(), "io.quarkus.bootstrap.runner.QuarkusEntryPoint")
                .with(arguments.toArray(String[]::new))
                .words();
    }
}
