package io.entregent.stage;

import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * PostgreSQL, Keycloak and WildFly with both applications: started, ready, and stopped together. PostgreSQL comes
 * first; then Keycloak is prepared and boots while WildFly is configured, the schema is migrated and WildFly boots.
 */
public final class Stage implements AutoCloseable {

    /** Addresses of the running set, one property a line; there as long as the set runs. */
    static final String ADDRESSES = "addresses.properties";
    /** The portal works on without it, so that its end is not the end of the set. */
    private static final String SIGNER = "signer";

    private final Plan plan;
    private final Progress progress;
    private final Deque<Runnable> stops = new ArrayDeque<>();
    private final Map<String, Work> starters = new java.util.concurrent.ConcurrentHashMap<>();
    private final Map<String, Child> children = new java.util.concurrent.ConcurrentHashMap<>();
    private Properties addresses = new Properties();
    private volatile boolean closing;

    private Stage(Plan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** Starts a set; returns when its first page can be had. A failure leaves nothing running. */
    static Stage raise(Plan plan, Progress progress) {
        Stage stage = new Stage(plan, progress);
        Thread hook = new Thread(stage::stopAll, "stage-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            stage.up();
            return stage;
        } catch (StageFailure e) {
            stage.close();
            throw e;
        } catch (Exception e) {
            stage.close();
            throw new StageFailure("The servers cannot be started: " + e, e);
        }
    }

    private void up() throws Exception {
        plan.requireDistributions();
        Files.createDirectories(plan.data());
        Leftovers.stop(plan, progress);
        plan.requireFreePorts();
        Child.adopt(Leftovers.STAGE, plan.run(), ProcessHandle.current());
        stops.push(() -> forget(Leftovers.STAGE));

        Secrets secrets = new Secrets(plan.data().resolve("secrets"));
        Map<String, String> environment = plan.environment(secrets);
        Postgres postgres = new Postgres(plan, secrets);
        Keycloak keycloak = new Keycloak(plan, secrets);
        WildFly wildFly = new WildFly(plan);
        Readiness readiness = new Readiness();

        Child database = started("postgres", postgres.start(), child -> stop(postgres, child));
        progress.say("PostgreSQL is ready on 127.0.0.1:" + plan.databasePort());
        TrailSigner signer = new TrailSigner(plan, secrets);
        started(SIGNER, signer.start(), Child::stop);
        progress.say("The trail's signer runs" + signer.user());
        starters.put("postgres", () -> started("postgres", postgres.start(), child -> stop(postgres, child)));
        starters.put(SIGNER, () -> started(SIGNER, signer.start(), Child::stop));
        starters.put("wildfly", () -> {
            Child server = started("wildfly", wildFly.start(environment), Child::stop);
            readiness.await("The portal", plan.portalUrl() + "/health/ready", server, plan.log("wildfly"),
                    wildFly::requireNothingFailed);
        });
        background(() -> new Upkeep(this, SIGNER, progress).run());

        MailCatcher mail = MailCatcher.start(plan.smtpPort(), plan.mailPort());
        stops.push(mail::close);

        CompletableFuture<Void> login = background(() -> {
            if (!keycloak.isBuilt()) {
                progress.say("Keycloak is prepared (once, about half a minute)");
                keycloak.build();
            }
            Child server = started("keycloak", keycloak.start(postgres, environment), Child::stop);
            readiness.await("Keycloak", keycloak.readyUrl(), server, plan.log("keycloak"), () -> { });
            progress.say("Keycloak is ready at " + plan.keycloakUrl());
        });
        CompletableFuture<Void> portal = background(() -> {
            if (!wildFly.isConfigured()) {
                progress.say("WildFly is configured from wildfly-config (once)");
                wildFly.configure();
            }
            int applied = new Migrations(plan.project()).run(postgres, secrets);
            progress.say("The schema is up to date (" + applied + " migrations applied)");
            Child server = started("wildfly", wildFly.start(environment), Child::stop);
            readiness.await("The portal", plan.portalUrl() + "/health/ready", server, plan.log("wildfly"),
                    wildFly::requireNothingFailed);
            progress.say("The portal is ready at " + plan.portalUrl());
        });
        join(CompletableFuture.anyOf(failing(login), failing(portal), CompletableFuture.allOf(login, portal)));
        readiness.await("The login page", plan.portalUrl() + "/", database, plan.log("wildfly"), () -> { });
        publish(secrets, wildFly);
    }

    private Child started(String name, Child child, java.util.function.Consumer<Child> stop) {
        synchronized (stops) {
            children.put(name, child);
            stops.push(() -> stop.accept(child));
        }
        if (closing) {
            stopAll();
        }
        return child;
    }

    private void publish(Secrets secrets, WildFly wildFly) throws IOException {
        Properties all = new Properties();
        all.setProperty("entregent.portal.url", plan.portalUrl());
        all.setProperty("entregent.keycloak.url", plan.keycloakUrl());
        all.setProperty("entregent.keycloak.admin.password", secrets.password("keycloak.admin"));
        all.setProperty("entregent.mail.url", plan.mailUrl());
        all.setProperty("entregent.management.port", Integer.toString(plan.managementPort()));
        all.setProperty("entregent.signer.port", Integer.toString(plan.signerPort()));
        all.setProperty("entregent.data", plan.data().toString());
        all.setProperty("entregent.deployments", wildFly.deployments().toString());
        all.setProperty("entregent.server.home", plan.server().toString());
        all.setProperty("entregent.server.log", plan.log("wildfly").toString());
        all.setProperty("entregent.db.url", "jdbc:postgresql://127.0.0.1:" + plan.databasePort() + "/" + Postgres.DATABASE);
        all.setProperty("entregent.db.owner.user", Postgres.OWNER);
        all.setProperty("entregent.db.owner.password", secrets.password("db." + Postgres.OWNER));
        all.setProperty("entregent.db.app.user", Postgres.APP);
        all.setProperty("entregent.db.app.password", secrets.password("db." + Postgres.APP));
        children.forEach((name, child) -> all.setProperty("entregent.pid." + name, Long.toString(child.pid())));
        Path file = plan.data().resolve(ADDRESSES);
        try (Writer out = Files.newBufferedWriter(file)) {
            all.store(out, null);
        }
        stops.push(() -> delete(file));
        addresses = all;
    }

    /** Where the running set can be reached, by the names of the system properties that the tests read. */
    public Properties addresses() {
        return addresses;
    }

    /** Resident memory of each server in MB. */
    Map<String, Long> memory() {
        Map<String, Long> megabytes = new java.util.TreeMap<>();
        children.forEach((name, child) -> megabytes.put(name, Memory.residentMegabytes(child.pid())));
        return megabytes;
    }

    boolean isAlive() {
        return children.entrySet().stream().allMatch(one -> one.getKey().equals(SIGNER) || one.getValue().isAlive());
    }

    boolean isAlive(String name) {
        return children.get(name).isAlive();
    }

    long pid(String name) {
        return children.get(name).pid();
    }

    /** Starts a server again that ended, and waits until it is ready. */
    void revive(String name) throws Exception {
        if (!closing) {
            starters.get(name).done();
        }
    }

    /** Whether somebody asked for the end, so that servers which end are no surprise. */
    boolean isClosing() {
        return closing;
    }

    @Override
    public void close() {
        stopAll();
    }

    private void stopAll() {
        closing = true;
        synchronized (stops) {
            while (!stops.isEmpty()) {
                try {
                    stops.pop().run();
                } catch (RuntimeException e) {
                    progress.say("While stopping: " + e.getMessage());
                }
            }
        }
    }

    private void forget(String name) {
        delete(plan.run().resolve(name + ".pid"));
    }

    private static void stop(Postgres postgres, Child child) {
        try {
            postgres.stop(child);
        } catch (IOException e) {
            throw new StageFailure("PostgreSQL cannot be stopped: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StageFailure("The file " + file + " cannot be deleted.", e);
        }
    }

    private interface Work {
        void done() throws Exception;
    }

    private static CompletableFuture<Void> background(Work work) {
        return CompletableFuture.runAsync(() -> {
            try {
                work.done();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        }, task -> new Thread(task, "stage").start());
    }

    /** Completes only when the other fails. */
    private static CompletableFuture<Void> failing(CompletableFuture<Void> other) {
        CompletableFuture<Void> failure = new CompletableFuture<>();
        other.whenComplete((nothing, e) -> {
            if (e != null) {
                failure.completeExceptionally(e);
            }
        });
        return failure;
    }

    private static void join(CompletableFuture<?> future) throws Exception {
        try {
            future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Seconds since this Java was started, which is when the command was given. */
    static double secondsSinceCommand() {
        return (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1000.0;
    }
}
