package io.entregent.policy.web;

import io.entregent.kernel.Rejected;
import io.entregent.policy.own.HouseRules;
import io.entregent.policy.own.Version;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The form of a draft as it was typed, so that a refusal costs nobody what they wrote. */
public record HouseForm(String quietFrom, String quietTo, Set<DayOfWeek> quietDays, Set<String> topics, Set<String> purposes,
        String marketing, String portfolio, String note, String from) {

    /** @param from a draft has no date of its own before it is handed in */
    static HouseForm of(Version version, String from) {
        HouseRules house = HouseRules.of(version.rules());
        return new HouseForm(text(house.quietFrom()), text(house.quietTo()), house.quietDays(), house.topics(), house.purposes(),
                text(house.marketing()), text(house.portfolio()), version.note(), text(from));
    }

    /** @return null if the form was not sent */
    static HouseForm of(HttpServletRequest request) {
        if (request.getParameter("quietFrom") == null) {
            return null;
        }
        Set<String> days = told(request, "day");
        return new HouseForm(one(request, "quietFrom"), one(request, "quietTo"), Arrays.stream(DayOfWeek.values())
                .filter(day -> days.contains(day.name())).collect(Collectors.toCollection(TreeSet::new)), told(request, "topic"),
                told(request, "purpose"), one(request, "marketing"), one(request, "portfolio"), one(request, "note"), one(request, "from"));
    }

    /** @throws Rejected as {@link HouseRules}, which it is to become */
    HouseRules rules() {
        return new HouseRules(time(quietFrom), time(quietTo), quietDays, topics, purposes, most(marketing), most(portfolio));
    }

    private static String text(Object value) {
        return Objects.toString(value, "");
    }

    private static String one(HttpServletRequest request, String name) {
        return text(request.getParameter(name)).strip();
    }

    private static Set<String> told(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? Set.of() : Set.copyOf(List.of(values));
    }

    private static Integer most(String value) {
        if (value.isEmpty()) {
            return null;
        }
        return value.matches("[0-9]{1,7}") ? Integer.parseInt(value) : Integer.valueOf(0);
    }

    private static LocalTime time(String value) {
        try {
            return value.isEmpty() ? null : LocalTime.parse(value);
        } catch (DateTimeException noTime) {
            throw Rejected.invalid("rules.quiet");
        }
    }
}
