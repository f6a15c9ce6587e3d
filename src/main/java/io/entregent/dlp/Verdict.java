package io.entregent.dlp;

import java.util.Locale;

/** In rising order. */
public enum Verdict {
    PASS, WARN, BLOCK;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
