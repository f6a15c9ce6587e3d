package io.entregent.violation.web;

import io.entregent.access.Access;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Zones;
import io.entregent.violation.Severity;
import io.entregent.violation.Source;
import io.entregent.violation.State;
import io.entregent.violation.ViolationFilter;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the reader looks for, as the address says it. Without a state: what waits. */
@RequestScoped
public class ViolationQuery {

    private static final List<String> NAMES = List.of("state", "severity", "source", "rule", "assignee", "due", "from", "to");

    @Inject
    private HttpServletRequest request;

    @Inject
    private Zones zones;

    @Inject
    private Access access;

    String text(String name) {
        String value = request.getParameter(name);
        return value == null || value.isBlank() ? "" : value.strip();
    }

    ViolationFilter filter() {
        String state = text("state");
        Set<State> states = state.equals("all") ? Set.of() : word(State.class, state) == null ? ViolationFilter.WAITING
                : Set.of(word(State.class, state));
        String assignee = text("assignee");
        UUID who = assignee.equals("mine") ? access.userId() : Ids.parse(assignee).orElse(null);
        LocalDate to = date("to");
        return new ViolationFilter(states, word(Severity.class, text("severity")), word(Source.class, text("source")),
                text("rule").isEmpty() ? null : text("rule"), who, assignee.equals("nobody"), text("due").equals("over"),
                date("from") == null ? null : date("from").atStartOfDay(zones.current()).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(zones.current()).toInstant());
    }

    boolean isFiltered() {
        return NAMES.stream().anyMatch(name -> !text(name).isEmpty());
    }

    List<String> names() {
        return NAMES;
    }

    /** The query of this list, with a cursor if one is given; begins with a question mark, or is empty. */
    String address(String cursor) {
        String query = NAMES.stream().filter(name -> !text(name).isEmpty())
                .map(name -> name + "=" + URLEncoder.encode(text(name), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        String page = cursor == null ? "" : (query.isEmpty() ? "" : "&") + "cursor=" + cursor;
        return query.isEmpty() && page.isEmpty() ? "" : "?" + query + page;
    }

    List<UUID> chosen() {
        String[] ids = request.getParameterValues("chosen");
        return ids == null ? List.of() : Arrays.stream(ids).map(id -> Ids.parse(id).orElse(null)).filter(Objects::nonNull).distinct().toList();
    }

    LocalDate date(String name) {
        try {
            return text(name).isEmpty() ? null : LocalDate.parse(text(name));
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    private static <E extends Enum<E>> E word(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants()).filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text)).findFirst().orElse(null);
    }
}
