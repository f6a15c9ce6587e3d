package io.entregent.inbox.automation.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.inbox.automation.AutomationView;
import io.entregent.inbox.automation.Automations;
import io.entregent.inbox.automation.Hours;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Zones;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is answered by itself, when, and how a human is reached. */
@Named
@RequestScoped
public class AutomationPage {

    /** One day of the week. */
    public record Day(int number, String name, String from, String to) {
    }

    /** Places where people live; the database also has offsets and old names. */
    private static final Pattern PLACE = Pattern.compile("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");

    @Inject
    private Automations automations;

    @Inject
    private Zones zones;

    @Inject
    private Clock clock;

    @Inject
    private Access access;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Words words;

    @Inject
    private Say say;

    private boolean greets;
    private String greetingEn;
    private String greetingFr;
    private boolean away;
    private String awayEn;
    private String awayFr;
    private boolean button;
    private String zone;
    private List<String> places;

    public void enter() {
        AutomationView now = automations.view();
        greets = now.greets();
        greetingEn = now.greetingEn();
        greetingFr = now.greetingFr();
        away = now.away();
        awayEn = now.awayEn();
        awayFr = now.awayFr();
        button = now.button();
        zone = zones.current().getId();
    }

    public List<String> getPlaces() {
        if (places == null) {
            Instant now = clock.instant();
            places = Stream.concat(Stream.of(zones.current().getId()), ZoneId.getAvailableZoneIds().stream().filter(one -> PLACE.matcher(one).matches())
                    .filter(one -> Zones.byWholeHours(ZoneId.of(one), now))).distinct().sorted().toList();
        }
        return places;
    }

    public void saveZone() {
        say.attempt("zone.done", () -> automations.keepTo(zone));
    }

    public boolean isWriter() {
        return access.may(Permission.POLICY_WRITE);
    }

    public List<Day> getDays() {
        Hours hours = automations.view().hours();
        return Arrays.stream(DayOfWeek.values()).map(day -> new Day(day.getValue(), day.getDisplayName(TextStyle.FULL, words.locale()),
                told("from" + day.getValue(), hours.days().get(day) == null ? "" : hours.days().get(day).from().toString()),
                told("to" + day.getValue(), hours.days().get(day) == null ? "" : hours.days().get(day).to().toString()))).toList();
    }

    private String told(String name, String otherwise) {
        return request.getParameter(name) == null ? otherwise : request.getParameter(name);
    }

    public void save() {
        try {
            Map<DayOfWeek, String[]> days = new EnumMap<>(DayOfWeek.class);
            for (DayOfWeek day : DayOfWeek.values()) {
                days.put(day, new String[] {told("from" + day.getValue(), ""), told("to" + day.getValue(), "")});
            }
            automations.save(new AutomationView(greets, text(greetingEn), text(greetingFr), away, text(awayEn), text(awayFr), button,
                    Hours.of(days)));
            say.done("automation.done");
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
    }

    private static String text(String text) {
        return text == null ? "" : text.strip();
    }

    public boolean isGreets() {
        return greets;
    }

    public void setGreets(boolean greets) {
        this.greets = greets;
    }

    public String getGreetingEn() {
        return greetingEn;
    }

    public void setGreetingEn(String greetingEn) {
        this.greetingEn = greetingEn;
    }

    public String getGreetingFr() {
        return greetingFr;
    }

    public void setGreetingFr(String greetingFr) {
        this.greetingFr = greetingFr;
    }

    public boolean isAway() {
        return away;
    }

    public void setAway(boolean away) {
        this.away = away;
    }

    public String getAwayEn() {
        return awayEn;
    }

    public void setAwayEn(String awayEn) {
        this.awayEn = awayEn;
    }

    public String getAwayFr() {
        return awayFr;
    }

    public void setAwayFr(String awayFr) {
        this.awayFr = awayFr;
    }

    public boolean isButton() {
        return button;
    }

    public void setButton(boolean button) {
        this.button = button;
    }

    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }
}
