package io.entregent.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A notice as its reader finds it. */
public record NoticeView(UUID id, String kind, List<String> words, String place, Instant at, boolean read) {
}
