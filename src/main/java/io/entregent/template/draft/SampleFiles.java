package io.entregent.template.draft;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;

/** Files shown as samples of a header. They are kept here until the template goes to the platform, whose own names for files expire. */
@ApplicationScoped
@Transactional
public class SampleFiles {

    /** Before the hash, in a template's header_handle. */
    public static final String PREFIX = "sample:";
    private static final int MEGABYTE = 1 << 20;
    /** Meta, media of the Cloud API, 2026-05-05: bytes by type. */
    private static final Map<String, Integer> MOST = Map.of("image/jpeg", 5 * MEGABYTE, "image/png", 5 * MEGABYTE,
            "video/mp4", 16 * MEGABYTE, "application/pdf", 100 * MEGABYTE);

    /** Moving pictures are short videos. */
    private static final int MOST_OF_GIF = 3_670_016;
    private static final Map<String, String> KINDS = Map.of("IMAGE", "image/.*", "VIDEO", "video/.*", "GIF", "video/.*", "DOCUMENT", "application/pdf");

    @Inject
    private DraftSql sql;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    /**
     * @param kind of the header that it shows: IMAGE, VIDEO, GIF, DOCUMENT
     * @return what a template's header_handle says
     * @throws Rejected {@code sample.type}, {@code sample.tooBig}
     */
    public String store(byte[] bytes, String fileName, String kind) {
        access.require(Permission.TEMPLATE_WRITE);
        String type = type(bytes);
        if (!type.matches(KINDS.getOrDefault(kind, "-"))) {
            throw Rejected.invalid("sample.type");
        }
        int most = kind.equals("GIF") ? MOST_OF_GIF : MOST.get(type);
        if (bytes.length > most) {
            throw Rejected.invalid("sample.tooBig", String.valueOf(most / (double) MEGABYTE).replaceFirst("\\.0$", ""));
        }
        String hash = sha256(bytes);
        if (sql.keep(hash, type, fileName == null ? "" : fileName, bytes, clock.instant())) {
            audit.record(AuditEvent.done("template.sampleStored", "file", hash).fact("type", type).fact("bytes", bytes.length));
        }
        return PREFIX + hash;
    }

    /**
     * @param handle as {@link #store} gave it
     * @throws Rejected not found
     */
    public SampleFile read(String handle) {
        access.require(Permission.TEMPLATE_READ);
        return content(handle);
    }

    /** For the way to the platform, which nobody in particular goes. */
    public SampleFile content(String handle) {
        return sql.sample(handle.startsWith(PREFIX) ? handle.substring(PREFIX.length()) : handle).orElseThrow(Rejected::notFound);
    }

    /** By what the bytes are, whatever their name says. */
    private static String type(byte[] bytes) {
        String head = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 12));
        if (head.startsWith("ffd8ff")) {
            return "image/jpeg";
        }
        if (head.startsWith("89504e470d0a1a0a")) {
            return "image/png";
        }
        if (head.startsWith("25504446")) {
            return "application/pdf";
        }
        if (head.startsWith("66747970", 8)) {
            return "video/mp4";
        }
        throw Rejected.invalid("sample.type");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
