package io.entregent.kernel.faces;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The rows of a list with buttons, read once for a form that is taken in and once for the page that answers it. */
public final class ShownRows<T> {

    private final Supplier<List<T>> read;
    private final Function<T, Object> key;
    private List<T> taken;
    private List<T> now;
    private boolean current;

    public ShownRows(Supplier<List<T>> read, Function<T, Object> key) {
        this.read = read;
        this.key = key;
    }

    /** For the rows of the page; null where one is gone that the reader saw. */
    public List<T> get(AsShown shown) {
        if (shown.isTakingIn()) {
            taken = taken == null ? shown.order(read.get(), key) : taken;
            return taken;
        }
        // What was read before the form's own work was done may be over by then.
        if (now == null || !current && AsShown.isShowing()) {
            now = read.get();
            current = AsShown.isShowing();
        }
        return now;
    }

    /** Those that are there. */
    public Stream<T> there(AsShown shown) {
        return get(shown).stream().filter(Objects::nonNull);
    }

    /** What goes into the hidden field. */
    public String keys(AsShown shown) {
        return AsShown.keys(get(shown), key);
    }
}
