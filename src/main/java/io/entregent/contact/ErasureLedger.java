package io.entregent.contact;

import io.entregent.kernel.Rejected;
import io.entregent.kernel.Settings;
import io.entregent.kernel.db.Scope;
import io.entregent.vault.Vault;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Who was erased, in files outside the database, which no backup of the database sets back. Each node appends
 * to a file of its own and reads those of all. A line is the tenant's id and the entry, sealed under the
 * tenant's key: whoever writes into the file erases nobody.
 */
@ApplicationScoped
class ErasureLedger {

    private static final Logger LOG = System.getLogger(ErasureLedger.class.getName());
    private static final String SETTING = "ENTREGENT_ERASURE_LEDGER";
    private static final String FIELD = "contact.erasure";
    private static final String ENDING = ".erasures";

    @Inject
    private Vault vault;

    private Path folder;
    private Path own;

    @PostConstruct
    void open() {
        folder = Settings.find(SETTING).map(Path::of).orElseGet(() ->
                Path.of(Settings.require("ENTREGENT_MASTER_KEY_FILE")).toAbsolutePath().resolveSibling("erasures"));
        own = folder.resolve(Settings.orElse("jboss.node.name", "portal").replaceAll("[^A-Za-z0-9._-]", "_") + ENDING);
        try {
            Files.createDirectories(folder);
            append("");
        } catch (IOException closed) {
            throw Settings.wrong(SETTING, "name a folder that the server may write to; " + folder + " is none");
        }
    }

    /**
     * On the disk when it returns; before the caller's commit, so that no erasure is known to the database only.
     *
     * @throws Rejected {@code erasure.ledger} if it cannot be written: then nothing is erased
     */
    void write(ErasureEntry entry) {
        String line = "\n" + Scope.requireTenant() + " "
                + Base64.getEncoder().encodeToString(vault.tenantSeal().seal(FIELD, entry.bytes()));
        try {
            append(line);
        } catch (IOException full) {
            LOG.log(Level.ERROR, "The erasure ledger cannot be written: " + full.getClass().getSimpleName());
            throw new Rejected(Rejected.Kind.UNAVAILABLE, "erasure.ledger");
        }
    }

    /** A line begins with its line break: what a crash cut off spoils no other line. */
    private synchronized void append(String line) throws IOException {
        try (FileChannel file = FileChannel.open(own, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
    }

    /** The lines of all nodes, still sealed, by tenant and in the order of each file. */
    Map<UUID, List<byte[]>> lines() {
        Map<UUID, List<byte[]>> byTenant = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(ENDING)).sorted().toList()) {
                try (Stream<String> lines = Files.lines(file, StandardCharsets.US_ASCII)) {
                    lines.filter(line -> line.matches("[0-9a-f-]{36} [A-Za-z0-9+/]+=*")).forEach(line ->
                            bytes(line).ifPresent(sealed -> byTenant.computeIfAbsent(UUID.fromString(line.substring(0, 36)),
                                    tenant -> new ArrayList<>()).add(sealed)));
                }
            }
            return byTenant;
        } catch (IOException unreadable) {
            throw Settings.wrong(SETTING, "name a folder that the server may read; " + folder + " is none");
        }
    }

    private static Optional<byte[]> bytes(String line) {
        try {
            return Optional.of(Base64.getDecoder().decode(line.substring(37)));
        } catch (IllegalArgumentException cutOff) {
            return Optional.empty();
        }
    }

    /** Of the current tenant; what was cut off by a crash, or is no line of ours, is left out. */
    List<ErasureEntry> open(List<byte[]> sealed) {
        List<ErasureEntry> entries = new ArrayList<>();
        int strange = 0;
        for (byte[] one : sealed) {
            try {
                entries.add(ErasureEntry.read(vault.tenantSeal().open(FIELD, one)));
            } catch (IOException | IllegalStateException | IllegalArgumentException notOurs) {
                strange++;
            }
        }
        if (strange > 0) {
            LOG.log(Level.WARNING, strange + " lines of the erasure ledger do not open and were left out");
        }
        return entries;
    }
}
