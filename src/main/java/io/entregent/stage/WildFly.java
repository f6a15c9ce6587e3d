package io.entregent.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wildfly.core.launcher.CliCommandBuilder;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/**
 * WildFly as wildfly-config describes it. The unpacked server stays as it came; the scripts configure a copy of its
 * "standalone" folder once, and each set of servers runs on a copy of that copy.
 */
final class WildFly {

    private static final Pattern SETTING = Pattern.compile("The setting ENTREGENT_.*?\\(README\\.md, production\\)\\.");

    private final Plan plan;
    private final Path scripts;
    private final Path configured;
    private final Path base;

    WildFly(Plan plan) {
        this.plan = plan;
        this.scripts = plan.project().resolve("wildfly-config");
        this.configured = plan.project().resolve("target/server-configured");
        this.base = plan.data().resolve("wildfly");
    }

    Path deployments() {
        return base.resolve("deployments");
    }

    boolean isConfigured() throws IOException {
        return Trees.bears(configured.resolve(".configured"), fingerprint());
    }

    void configure() throws IOException, InterruptedException {
        Trees.delete(configured);
        Trees.copy(plan.server().resolve("standalone"), configured);
        Trees.delete(plan.server().resolve("modules/org/postgresql"));
        List<String> command = CliCommandBuilder.asModularLauncher(plan.server())
                .addJavaOptions("-Djboss.server.base.dir=" + configured, "-Xmx256m")
                .setScriptFile(scripts.resolve("portal.cli"))
                .build();
        Child.run(plan.log("wildfly-cli"), scripts, Map.of("JBOSS_HOME", plan.server().toString()), command);
        Files.writeString(configured.resolve(".configured"), fingerprint());
    }

    private String fingerprint() throws IOException {
        return Trees.fingerprint(scripts, plan.server().toString());
    }

    Child start(Map<String, String> environment) throws IOException {
        Trees.delete(base.resolve("configuration"));
        Trees.delete(deployments());
        Trees.copy(configured, base);
        deploy("portal.war", plan.project().resolve("target/portal.war"));
        deploy("sandbox.war", plan.project().resolve("target/portal-sandbox.war"));
        List<String> command = StandaloneCommandBuilder.of(plan.server())
                .setBaseDirectory(base)
                .setJavaOptions("-Xms128m", "-Xmx512m", "-XX:MetaspaceSize=160m", "-XX:MaxMetaspaceSize=384m",
                        "-XX:+UseParallelGC", "-XX:+ExitOnOutOfMemoryError", "-Djava.net.preferIPv4Stack=true",
                        "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8")
                .addJavaOptions(plan.javaOptions().toArray(String[]::new))
                .addServerArguments("-Djboss.http.port=" + plan.httpPort(),
                        "-Djboss.management.http.port=" + plan.managementPort(),
                        "-Djboss.tx.node.id=entregent-1")
                .build();
        return Child.start("wildfly", plan.run(), plan.log("wildfly"), base, new LinkedHashMap<>(environment), command);
    }

    private void deploy(String name, Path war) throws IOException {
        if (!Files.exists(war)) {
            throw new StageFailure("There is no " + war + " to deploy: start with ./mvnw -Pdemo, which builds it.");
        }
        Files.copy(war, deployments().resolve(name), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(deployments().resolve(name + ".dodeploy"), name);
    }

    /** Complains as soon as an application was refused; the server itself would stay up without it. */
    void requireNothingFailed() throws IOException {
        try (Stream<Path> files = Files.list(deployments())) {
            for (Path failed : (Iterable<Path>) files.filter(file -> file.toString().endsWith(".failed"))::iterator) {
                throw new StageFailure(failed.getFileName().toString().replace(".failed", "") + " was not deployed: "
                        + reason(Files.readString(failed)) + " (all of it: " + plan.log("wildfly") + ")");
            }
        }
    }

    /** The sentence about a setting, if it is one; else the deepest cause that WildFly names. */
    private static String reason(String report) {
        Matcher setting = SETTING.matcher(report);
        if (setting.find()) {
            return setting.group();
        }
        String line = report.replace("\\n", "\n").replace("\\\"", "'");
        int cause = line.lastIndexOf("Caused by: ");
        String tail = cause < 0 ? line : line.substring(cause + "Caused by: ".length());
        return tail.lines().findFirst().orElse("")
                .replaceFirst("^[a-z][\\w.]*\\.[A-Z][\\w$]*: ", "").replaceAll("[\"}]+$", "").strip();
    }
}
