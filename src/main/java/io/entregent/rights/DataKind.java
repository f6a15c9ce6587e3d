package io.entregent.rights;

import io.entregent.kernel.Rejected;
import java.util.Arrays;
import java.util.Locale;

/** What a tenant sets a time for. */
public enum DataKind {
    /** Pictures, recordings and documents in messages; that there was one stays. */
    MEDIA,
    /** Messages and notes with their files. A message that proves a consent stays as long as its event. */
    MESSAGES,
    /** People of whom nothing was heard for so long, unless a consent of theirs still holds. */
    CONTACTS,
    /** Which rows of an import were refused. */
    IMPORTS;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Rejected {@code retention.unknown} */
    public static DataKind parse(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst()
                .orElseThrow(() -> Rejected.invalid("retention.unknown"));
    }
}
