package io.entregent.contact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One line of the erasure ledger: ids and keyed hashes, nothing personal.
 *
 * @param reason   {@link #ERASED}, {@link #REMOVED}, {@link #READMITTED}, or a reason to let rows go
 * @param contacts rows that must not be there any more; empty for who was only taken from the list
 * @param hashes   of who must be left alone from then on; empty if nobody has to
 */
record ErasureEntry(String at, String reason, List<UUID> contacts, List<Hash> hashes) {

    static final String ERASED = "erasure";
    static final String REMOVED = "removed";
    static final String READMITTED = "readmitted";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** @param hash 64 hexadecimal digits */
    record Hash(String channel, String hash) {
    }

    static ErasureEntry of(Instant now, String reason, List<UUID> contacts, List<Hash> hashes) {
        return new ErasureEntry(now.toString(), reason, List.copyOf(contacts), List.copyOf(hashes));
    }

    byte[] bytes() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ErasureEntry read(byte[] bytes) throws IOException {
        return JSON.readValue(bytes, ErasureEntry.class);
    }
}
