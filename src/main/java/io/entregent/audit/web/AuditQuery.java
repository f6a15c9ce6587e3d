package io.entregent.audit.web;

import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.access.Sought;
import io.entregent.audit.AuditFilter;
import io.entregent.audit.AuditLog;
import io.entregent.kernel.Zones;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the officer looks for, as the address says it. Without any date: the last seven days. */
@RequestScoped
public class AuditQuery {

    private static final int DAYS = 7;
    private static final List<String> NAMES = List.of("from", "to", "actor", "action", "object", "outcome", "address", "text");

    @Inject
    private HttpServletRequest request;

    @Inject
    private Zones zones;

    @Inject
    private Clock clock;

    @Inject
    private AuditLog log;

    @Inject
    private Members members;

    @Inject
    private Entries entries;

    @Inject
    private Words words;

    @Inject
    private Look look;

    @Inject
    private Sought sought;

    String text(String name) {
        String value = request.getParameter(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    LocalDate from() {
        LocalDate told = date("from");
        return told == null && date("to") == null ? LocalDate.now(clock.withZone(zones.current())).minusDays(DAYS - 1) : told;
    }

    LocalDate to() {
        return date("to");
    }

    private LocalDate date(String name) {
        try {
            return text(name) == null ? null : LocalDate.parse(text(name));
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    AuditFilter filter() {
        return new AuditFilter(from() == null ? null : from().atStartOfDay(zones.current()).toInstant(),
                to() == null ? null : to().plusDays(1).atStartOfDay(zones.current()).toInstant(),
                text("actor"), text("action"), text("object"), text("outcome"), text("address"), typed());
    }

    /** Words are looked for as the officer reads them: in names of actions and people too, which no entry holds. */
    private AuditFilter.Text typed() {
        String typed = text("text");
        if (typed == null) {
            return null;
        }
        String low = typed.toLowerCase(words.locale());
        List<String> types = log.types().stream().filter(type -> entries.action(type).toLowerCase(words.locale()).contains(low)).toList();
        List<String> actors = members.withPermission(Permission.MEMBERS_READ).stream()
                .filter(one -> one.name().toLowerCase(words.locale()).contains(low)).map(one -> one.userId().toString()).toList();
        return new AuditFilter.Text(typed, types, actors);
    }

    /** What was chosen, as it stands in the address. */
    String query() {
        return query(address(look.getBase() + "/audit"));
    }

    /** The same without dates. */
    String undated() {
        return query(address(look.getBase() + "/audit", "from", null, "to", null));
    }

    private static String query(String address) {
        return address.contains("?") ? address.substring(address.indexOf('?') + 1) : "";
    }

    /** What was chosen, in the order of the form. */
    Map<String, String> chosen() {
        Map<String, String> chosen = new LinkedHashMap<>();
        NAMES.stream().filter(name -> text(name) != null).forEach(name -> chosen.put(name, text(name)));
        return chosen;
    }

    /** An address of this search, changed: a null value takes a name away. */
    String address(String path, String... changes) {
        Map<String, String> values = chosen();
        for (int i = 0; i < changes.length; i += 2) {
            values.put(changes[i], changes[i + 1]);
        }
        return sought.address(path, values);
    }
}
