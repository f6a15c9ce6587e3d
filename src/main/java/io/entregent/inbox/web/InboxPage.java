package io.entregent.inbox.web;

import io.entregent.access.Sought;
import io.entregent.inbox.ConversationQueries;
import io.entregent.inbox.read.AssigneeFilter;
import io.entregent.inbox.read.ConversationCounts;
import io.entregent.inbox.read.ConversationFilter;
import io.entregent.inbox.read.ConversationRow;
import io.entregent.inbox.read.ConversationState;
import io.entregent.inbox.read.WindowState;
import io.entregent.kernel.Page;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Routes;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The list of conversations; what it shows is in the address. */
@Named
@RequestScoped
public class InboxPage {

    /** A tab above the list; a count below zero is not shown. */
    public record View(String code, long count) {
    }

    private static final int PAGE = 30;
    private static final int MOST_PAGES = 20;
    private static final List<String> VIEWS = List.of("mine", "unassigned", "all", "snoozed", "closed");

    @Inject
    private HttpServletRequest request;

    @Inject
    private Look look;

    @Inject
    private ConversationQueries conversations;

    @Inject
    private Lines lines;

    @Inject
    private Sought sought;

    private List<Line> rows;
    private boolean more;

    public String getView() {
        String wanted = request.getParameter("view");
        return wanted != null && VIEWS.contains(wanted) ? wanted : "all";
    }

    public String getQ() {
        String wanted = request.getParameter("q");
        return wanted == null || wanted.isBlank() ? null : wanted.strip();
    }

    /** "open", "closing", "closed", or null for all. */
    public String getWindow() {
        String wanted = request.getParameter("window");
        return wanted != null && getWindows().contains(wanted) && !wanted.equals("any") ? wanted : null;
    }

    public List<String> getWindows() {
        return List.of("any", "open", "closing", "closed");
    }

    public boolean inWindow(String one) {
        return one.equals(getWindow() == null ? "any" : getWindow());
    }

    public boolean isFiltered() {
        return getQ() != null || getWindow() != null || !getView().equals("all");
    }

    public List<View> getViews() {
        ConversationCounts counts = conversations.counts();
        return VIEWS.stream().map(code -> new View(code, switch (code) {
            case "mine" -> counts.mine();
            case "unassigned" -> counts.unassigned();
            case "all" -> counts.all();
            default -> -1;
        })).toList();
    }

    /** How many pages are shown; grows with "more" and is told by the browser, so that a reload keeps them. */
    public int getPages() {
        return pages(request.getParameter("rowPages"), MOST_PAGES);
    }

    static int pages(String told, int most) {
        return told != null && told.matches("\\d{1,3}") ? Math.max(1, Math.min(most, Integer.parseInt(told))) : 1;
    }

    public List<Line> getRows() {
        if (rows == null) {
            List<ConversationRow> found = new ArrayList<>();
            String cursor = null;
            for (int page = 0; page < getPages() && (page == 0 || cursor != null); page++) {
                Page<ConversationRow> next = conversations.list(filter(), cursor, PAGE);
                found.addAll(next.rows());
                cursor = next.next();
            }
            more = cursor != null && getPages() < MOST_PAGES;
            Object selected = request.getAttribute(Routes.ID);
            rows = found.stream().map(row -> lines.of(row, row.id().toString().equals(selected))).toList();
        }
        return rows;
    }

    public boolean isMore() {
        getRows();
        return more;
    }

    private ConversationFilter filter() {
        ConversationState state = switch (getView()) {
            case "closed" -> ConversationState.CLOSED;
            case "snoozed" -> ConversationState.SNOOZED;
            default -> ConversationState.OPEN;
        };
        AssigneeFilter assignee = Arrays.stream(AssigneeFilter.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(getView())).findFirst().orElse(AssigneeFilter.ALL);
        WindowState window = getWindow() == null ? null : WindowState.valueOf(getWindow().toUpperCase(Locale.ROOT));
        return new ConversationFilter(state, assignee, null, window, getQ());
    }

    public String addressOf(UUID conversation) {
        return address("/inbox/" + conversation, getView(), getWindow());
    }

    public String addressOfView(String view) {
        return address("/inbox", view, getWindow());
    }

    public String addressOfWindow(String window) {
        return address("/inbox", getView(), window.equals("any") ? null : window);
    }

    public String getListAddress() {
        return address("/inbox", getView(), getWindow());
    }

    private String address(String path, String view, String window) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("view", view.equals("all") ? null : view);
        told.put("window", window);
        told.put("q", getQ());
        return sought.address(look.getBase() + path, told);
    }
}
