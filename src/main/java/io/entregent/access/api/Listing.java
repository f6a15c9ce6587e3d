package io.entregent.access.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.entregent.kernel.Page;
import java.util.List;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param next cursor of the page that follows; null at the end
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Listing<T>(List<T> items, String next) {

    public static <R, T> Listing<T> of(Page<R> page, Function<R, T> row) {
        return new Listing<>(page.rows().stream().map(row).toList(), page.next());
    }

    public static <R, T> Listing<T> whole(List<R> rows, Function<R, T> row) {
        return new Listing<>(rows.stream().map(row).toList(), null);
    }
}
