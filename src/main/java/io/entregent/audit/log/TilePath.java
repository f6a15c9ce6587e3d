package io.entregent.audit.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a tile or a bundle of entries lies (C2SP tlog-tiles): {@code tile/<level>/<number>[.p/<width>]}.
 *
 * @param level 0 for leaf hashes; {@link #ENTRIES} for the entries themselves
 * @param width how many of its 256 places are filled
 */
public record TilePath(int level, long index, int width) {

    public static final int ENTRIES = -1;
    public static final int WIDTH = 256;
    /** Levels of the tree that one tile holds. */
    public static final int HEIGHT = 8;
    private static final int MOST_LEVELS = 64 / HEIGHT;
    private static final int GROUP = 1000;
    private static final Pattern FORM = Pattern.compile(
            "tile/(entries|[0-7])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public TilePath {
        if (level < ENTRIES || level >= MOST_LEVELS || index < 0 || width < 1 || width > WIDTH) {
            throw new NotProven("There is no such tile");
        }
    }

    public boolean isFull() {
        return width == WIDTH;
    }

    public String path() {
        StringBuilder number = new StringBuilder("%03d".formatted(index % GROUP));
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            number.insert(0, "x%03d/".formatted(rest % GROUP));
        }
        return "tile/" + (level == ENTRIES ? "entries" : Integer.toString(level)) + "/" + number
                + (isFull() ? "" : ".p/" + width);
    }

    /** @return empty for what is no path, or one that is written otherwise than {@link #path()} would */
    public static Optional<TilePath> parse(String path) {
        Matcher form = FORM.matcher(path);
        if (!form.matches()) {
            return Optional.empty();
        }
        int width = form.group(3) == null ? WIDTH : Integer.parseInt(form.group(3));
        if (width > WIDTH || form.group(3) != null && width == WIDTH) {
            return Optional.empty();
        }
        int level = form.group(1).equals("entries") ? ENTRIES : Integer.parseInt(form.group(1));
        TilePath tile = new TilePath(level, Long.parseLong(form.group(2).replace("x", "").replace("/", "")), width);
        return tile.path().equals(path) ? Optional.of(tile) : Optional.empty();
    }

    /** How many tiles a log of this size has at a level, the last one perhaps not full. */
    public static long count(int level, long size) {
        long hashes = hashes(level, size);
        return (hashes + WIDTH - 1) / WIDTH;
    }

    /** The tile at this place in a log of this size. */
    public static TilePath in(long size, int level, long index) {
        return new TilePath(level, index, (int) Math.min(WIDTH, hashes(level, size) - index * WIDTH));
    }

    private static long hashes(int level, long size) {
        return level == ENTRIES ? size : size >> level * HEIGHT;
    }
}
