package io.entregent.template.review;

import java.time.Instant;

/**
 * Why a version that people agreed to is not at the platform.
 *
 * @param why   limit (of edits or creations), pending (the one before it is being judged), or what the platform said
 * @param until when it goes by itself; null if it does not
 */
public record Trouble(String why, Instant until) {

    public static final String LIMIT = "limit";
    public static final String PENDING = "pending";
}
