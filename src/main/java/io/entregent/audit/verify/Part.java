package io.entregent.audit.verify;

import io.entregent.audit.log.NotProven;
import io.entregent.audit.log.TilePath;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which entries a pack has: all, unless its file "range" names whole bundles. What is outside is known by its hashes.
 *
 * @param from the first number
 * @param to   the number after the last one
 */
record Part(long from, long to, long size) {

    private static final Pattern RANGE = Pattern.compile("from (\\d{1,18})\nto (\\d{1,18})\n");

    static Part of(Archive pack, long size) {
        if (pack.find("range").isEmpty()) {
            return new Part(0, size, size);
        }
        Matcher told = RANGE.matcher(pack.text("range"));
        if (!told.matches()) {
            throw new NotProven("it does not name a range of entries");
        }
        Part part = new Part(Long.parseLong(told.group(1)), Long.parseLong(told.group(2)), size);
        if (part.from % TilePath.WIDTH != 0 || part.to <= part.from || part.to > size || part.to % TilePath.WIDTH != 0 && part.to != size) {
            throw new NotProven("it does not name whole bundles of this log");
        }
        return part;
    }

    boolean holds(long bundle) {
        return bundle * TilePath.WIDTH >= from && bundle * TilePath.WIDTH < to;
    }

    boolean isAll() {
        return from == 0 && to == size;
    }
}
