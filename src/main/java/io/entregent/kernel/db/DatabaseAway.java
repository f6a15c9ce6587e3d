package io.entregent.kernel.db;

import java.sql.SQLException;

/** Tells a database that cannot be reached, for which waiting helps, from an error in what was asked of it. */
public final class DatabaseAway {

    private static final int DEEPEST = 20;

    private DatabaseAway() {
    }

    public static boolean causes(Throwable trouble) {
        Throwable cause = trouble;
        for (int i = 0; cause != null && i < DEEPEST; i++) {
            if (isAway(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** The pool has none to give; or the connection broke (class 08), or the server shuts down or starts (57P). */
    private static boolean isAway(Throwable cause) {
        if (cause.getClass().getName().startsWith("jakarta.resource.")) {
            return true;
        }
        String state = cause instanceof SQLException sql ? sql.getSQLState() : null;
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }
}
