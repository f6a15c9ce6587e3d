package io.entregent.kernel.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Buttons in rows are told apart by the number of their row. While a form is taken in, the rows must stand as the
 * reader saw them: the form carries their keys in a hidden field "shown", and a row that came or went since moves nothing.
 */
@ApplicationScoped
public class AsShown {

    private static final String FIELD = "shown";

    @Inject
    private HttpServletRequest request;

    /** Whether a form is taken in just now, and nothing is rendered yet. */
    public boolean isTakingIn() {
        return !isShowing() && request.getParameter(FIELD) != null;
    }

    /** Whether the page is being written that answers. */
    public static boolean isShowing() {
        return FacesContext.getCurrentInstance().getCurrentPhaseId() == PhaseId.RENDER_RESPONSE;
    }

    /** @return the rows that the reader saw, in that order; null where one is gone */
    public <T> List<T> order(List<T> now, Function<T, Object> key) {
        return order(request.getParameter(FIELD), now, key);
    }

    static <T> List<T> order(String keys, List<T> now, Function<T, Object> key) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Map<String, T> known = now.stream().collect(Collectors.toMap(one -> key.apply(one).toString(), Function.identity()));
        return Stream.of(keys.split(" ")).map(known::get).toList();
    }

    /** What goes into the hidden field. */
    public static <T> String keys(List<T> rows, Function<T, Object> key) {
        return rows.stream().map(one -> key.apply(one).toString()).collect(Collectors.joining(" "));
    }
}
