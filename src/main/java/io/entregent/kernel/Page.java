package io.entregent.kernel;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a keyset-paged list.
 *
 * @param next opaque cursor of the page that follows, or null at the end
 */
public record Page<T>(List<T> rows, String next) {

    public Page {
        rows = List.copyOf(rows);
    }

    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(rows.stream().map(change).toList(), next);
    }

    /**
     * Cuts a list that was read with one row more than asked for.
     *
     * @param cursor gives the cursor that continues after a row
     */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null);
        }
        List<T> rows = oneMore.subList(0, limit);
        return new Page<>(rows, cursor.apply(rows.get(limit - 1)));
    }
}
