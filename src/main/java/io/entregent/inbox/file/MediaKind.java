package io.entregent.inbox.file;

import io.entregent.kernel.Rejected;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** What files may be sent, and how big; by the platform's rules, and never more than the house keeps. */
public enum MediaKind {
    IMAGE(5, Set.of("image/jpeg", "image/png")),
    STICKER(1, Set.of("image/webp")),
    VIDEO(16, Set.of("video/mp4", "video/3gpp")),
    AUDIO(16, Set.of("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg")),
    DOCUMENT(16, Set.of("application/pdf", "text/plain", "application/msword", "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation"));

    public static final int LARGEST = 16 << 20;

    private final int megabytes;
    private final Set<String> types;

    MediaKind(int megabytes, Set<String> types) {
        this.megabytes = megabytes;
        this.types = types;
    }

    /** @throws Rejected media.type, media.tooBig */
    public static MediaKind of(String mimeType, int size) {
        String plain = mimeType == null ? "" : mimeType.split(";")[0].strip().toLowerCase(Locale.ROOT);
        MediaKind kind = Arrays.stream(values()).filter(one -> one.types.contains(plain)).findFirst()
                .orElseThrow(() -> Rejected.invalid("media.type"));
        if (size > kind.megabytes << 20) {
            throw Rejected.invalid("media.tooBig", kind.megabytes);
        }
        return kind;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
