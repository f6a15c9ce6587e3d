package io.entregent.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One set of servers before it starts: where it keeps its data, which ports it takes, what it tells the servers.
 *
 * @param project folder of the project
 * @param data folder of everything that this set keeps; deleting it is starting afresh
 * @param durable whether PostgreSQL waits for the disk
 * @param settings the ENTREGENT_… variables that the caller chose himself; they win over ours
 */
record Plan(Path project, Path data, int httpPort, int keycloakPort, int databasePort, int managementPort,
        int signerPort, int smtpPort, int mailPort, boolean durable, Map<String, String> settings) {

    /** What people start by hand: the ports of the README, data that outlive the run. */
    static Plan demo(Path project, Map<String, String> environment) {
        Map<String, String> settings = new LinkedHashMap<>(environment);
        settings.keySet().removeIf(key -> !key.startsWith("ENTREGENT_"));
        return new Plan(project, project.resolve(settings.getOrDefault("ENTREGENT_DEMO_DATA", ".demo")),
                Ports.fromSetting(settings, "ENTREGENT_HTTP_PORT", 8080),
                Ports.fromSetting(settings, "ENTREGENT_KEYCLOAK_PORT", 8180),
                Ports.fromSetting(settings, "ENTREGENT_DB_PORT", 5480),
                Ports.free(), Ports.free(), steadySmtp(settings), Ports.fromSetting(settings, "ENTREGENT_MAIL_PORT", Ports.freeOr(8025)), true, settings);
    }

    /** What the tests start: free ports, data that the next run throws away, nothing from the caller's environment. */
    static Plan tests(Path project) {
        return tests(project, "target/stage", false);
    }

    /** The same elsewhere. */
    static Plan tests(Path project, String folder, boolean durable) {
        return new Plan(project, project.resolve(folder), Ports.free(), Ports.free(), Ports.free(),
                Ports.free(), Ports.free(), Ports.free(), Ports.free(), durable, Map.of());
    }

    /** The realm keeps this port: another one at each start would have Keycloak import it anew each time. */
    private static int steadySmtp(Map<String, String> settings) {
        return Ports.freeOr(Ports.fromSetting(settings, "ENTREGENT_HTTP_PORT", 8080) + 17);
    }

    /**
     * What the Java of WildFly and of the signer is told besides. A demo or a test run is one start and then few requests: the second compiler
     * would take a third of the start from the processors and give nothing back. Measuring asks for it.
     */
    List<String> javaOptions() {
        String chosen = settings.getOrDefault("ENTREGENT_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        return Arrays.stream(chosen.split("\\s+")).filter(option -> !option.isEmpty()).toList();
    }

    void requireFreePorts() {
        Ports.requireFree(httpPort, "the portal", "ENTREGENT_HTTP_PORT");
        Ports.requireFree(keycloakPort, "Keycloak", "ENTREGENT_KEYCLOAK_PORT");
        Ports.requireFree(mailPort, "the mail catcher", "ENTREGENT_MAIL_PORT");
        Ports.requireFree(databasePort, "PostgreSQL", "ENTREGENT_DB_PORT");
    }

    /** Folder into which Maven copies what comes from Maven Central. */
    Path distributions() {
        return project.resolve("target/dist");
    }

    /** The unpacked WildFly; read by every set, changed by none. */
    Path server() {
        return project.resolve("target/server");
    }

    Path keycloakHome() {
        return project.resolve("target/keycloak");
    }

    Path run() {
        return data.resolve("run");
    }

    Path log(String server) {
        return data.resolve("log").resolve(server + ".log");
    }

    String portalUrl() {
        return "http://localhost:" + httpPort;
    }

    String keycloakUrl() {
        return "http://localhost:" + keycloakPort;
    }

    /** Where the mail that was caught is read. */
    String mailUrl() {
        return "http://localhost:" + mailPort + "/";
    }

    /** The environment of all three servers: the fixed values of the demo, what the secrets hold, the caller's own choice. */
    Map<String, String> environment(Secrets secrets) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("ENTREGENT_DB_HOST", "127.0.0.1");
        all.put("ENTREGENT_DB_PORT", Integer.toString(databasePort));
        all.put("ENTREGENT_DB_NAME", Postgres.DATABASE);
        all.put("ENTREGENT_DB_APP_USER", Postgres.APP);
        all.put("ENTREGENT_DB_APP_PASSWORD", secrets.password("db." + Postgres.APP));
        all.put("ENTREGENT_HTTP_PORT", Integer.toString(httpPort));
        all.put("ENTREGENT_KEYCLOAK_PORT", Integer.toString(keycloakPort));
        all.put("ENTREGENT_PUBLIC_URL", portalUrl());
        all.put("ENTREGENT_OIDC_ISSUER", keycloakUrl() + "/realms/entregent");
        all.put("ENTREGENT_OIDC_CLIENT", "portal-web");
        all.put("ENTREGENT_OIDC_SECRET", secrets.password("oidc.client"));
        all.put("ENTREGENT_PEOPLE_SECRET", secrets.password("people.client"));
        all.put("ENTREGENT_PROBE_SECRET", secrets.password("probe.client"));
        all.put("ENTREGENT_MASTER_KEY_FILE", secrets.keyFile("master.key").toAbsolutePath().toString());
        all.put("ENTREGENT_SIGNER_URL", "http://127.0.0.1:" + signerPort);
        all.put("ENTREGENT_SIGNER_SECRET", secrets.password("signer"));
        all.put("ENTREGENT_WHATSAPP_APP_SECRET", "entregent-demo-secret");
        all.put("ENTREGENT_WHATSAPP_VERIFY_TOKEN", "entregent-demo-verify");
        all.put("ENTREGENT_GRAPH_URL", portalUrl() + "/sandbox/graph");
        all.put("ENTREGENT_GRAPH_VERSION", "v23.0");
        all.put("ENTREGENT_SANDBOX_WEBHOOK_URL", portalUrl() + "/hooks/whatsapp");
        all.put("ENTREGENT_SANDBOX_APP_SECRET", "entregent-demo-secret");
        all.put("ENTREGENT_SANDBOX_VERIFY_TOKEN", "entregent-demo-verify");
        all.put("ENTREGENT_WHATSAPP_APP_ID", "300000000000001");
        all.put("ENTREGENT_WHATSAPP_SIGNUP_CONFIG", "400000000000001");
        all.put("ENTREGENT_WHATSAPP_SIGNUP_URL", portalUrl() + "/sandbox/dialog.html");
        all.put("ENTREGENT_SMTP_URL", "smtp://127.0.0.1:" + smtpPort);
        all.put("ENTREGENT_SMTP_HOST", "127.0.0.1");
        all.put("ENTREGENT_SMTP_PORT", Integer.toString(smtpPort));
        all.put("ENTREGENT_SMTP_FROM", "portal@entregent.example");
        all.put("ENTREGENT_MAIL_FROM", "Entregent <portal@entregent.example>");
        all.put("ENTREGENT_ROBOT_SECRET", "entregent-robot-demo");
        all.put("ENTREGENT_DEMO", "true");
        all.putAll(settings);
        return all;
    }

    /** Everything that Maven was to bring is there. */
    void requireDistributions() {
        if (!Files.isDirectory(server()) || !Files.isDirectory(keycloakHome()) || !Files.isDirectory(distributions())) {
            throw new StageFailure("The servers are not unpacked under " + project.resolve("target")
                    + ": start with ./mvnw -Pdemo, which fetches them.");
        }
    }
}
