package io.entregent.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The signer of the audit trail: a process of its own and, when we are root, a user of its own. */
final class TrailSigner {

    private final Plan plan;
    private final Secrets secrets;
    private List<String> prefix = List.of();

    TrailSigner(Plan plan, Secrets secrets) {
        this.plan = plan;
        this.secrets = secrets;
    }

    Child start() throws IOException {
        Path built = plan.project().resolve("target/portal-trail.jar");
        if (!Files.exists(built)) {
            throw new StageFailure("There is no " + built + ": start with ./mvnw -Pdemo, which builds it.");
        }
        Path folder = plan.data().resolve("signer");
        Path home = folder.resolve("home");
        Files.createDirectories(folder);
        // A copy, because a build replaces the original while the signer runs.
        Path jar = Files.copy(built, folder.resolve("portal-trail.jar"), StandardCopyOption.REPLACE_EXISTING);
        prefix = Identity.ofSigner(jar);
        if (!prefix.isEmpty()) {
            Files.createDirectories(home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Identity.handToSigner(home);
        }
        List<String> command = new ArrayList<>(prefix);
        List<String> java = new ArrayList<>(List.of("-Xms16m", "-Xmx64m", "-XX:+UseSerialGC"));
        java.addAll(plan.javaOptions());
        java.addAll(List.of("-cp", jar.toAbsolutePath().toString(), "io.entregent.signer.Signer"));
        command.addAll(new JavaCommand(java).words());
        return Child.start("signer", plan.run(), plan.log("signer"), folder, Map.of(
                "ENTREGENT_SIGNER_HOME", home.toAbsolutePath().toString(),
                "ENTREGENT_SIGNER_PORT", Integer.toString(plan.signerPort()),
                "ENTREGENT_SIGNER_SECRET", secrets.password("signer")), command);
    }

    String user() {
        return prefix.isEmpty() ? " (under our own user: start as root for one of its own)" : " under a user of its own";
    }
}
