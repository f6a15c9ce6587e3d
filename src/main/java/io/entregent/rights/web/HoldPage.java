package io.entregent.rights.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.contact.Contacts;
import io.entregent.contact.Erasures;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.rights.LegalHoldView;
import io.entregent.rights.LegalHolds;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** On a person's page: what keeps the data, and the ways out that take them away. */
@Named
@RequestScoped
public class HoldPage {

    public record Row(UUID id, String reason, String until, String since, boolean active, String state) {
    }

    @Inject
    private HttpServletRequest request;

    @Inject
    private LegalHolds holds;

    @Inject
    private Erasures erasures;

    @Inject
    private Contacts contacts;

    @Inject
    private Access access;

    @Inject
    private Clock clock;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Look look;

    @Inject
    private Say say;

    private String reason;
    private String until;
    private List<Row> rows;

    private UUID id() {
        return Ids.parse(request.getParameter("id")).orElseThrow(Rejected::notFound);
    }

    public List<Row> getRows() {
        if (rows == null) {
            rows = access.may(Permission.CONTACT_ERASE) ? holds.of(id()).stream().map(this::row).toList() : List.of();
        }
        return rows;
    }

    private Row row(LegalHoldView one) {
        boolean active = one.activeAt(clock.instant());
        return new Row(one.id(), one.reason(), times.moment(one.endsAt()), times.moment(one.openedAt()), active,
                words.get(active ? "hold.state.active" : "hold.state.over"));
    }

    /** Why the person is not written to, in words; null if nothing stands against it. */
    public String getSuppressed() {
        return contacts.suppressedBecause(id()).map(because -> words.get("contact.because." + because)).orElse(null);
    }

    public boolean isReadmittable() {
        return access.may(Permission.CONTACT_ERASE) && contacts.suppressedBecause(id()).filter("removed"::equals).isPresent();
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String why) {
        reason = why;
    }

    public String getUntil() {
        return until;
    }

    public void setUntil(String day) {
        until = day;
    }

    public void open() throws IOException {
        act(() -> holds.open(id(), reason, end()));
    }

    /** The hold is there until the day that is named is over. */
    private Instant end() {
        try {
            return until == null ? null : LocalDate.parse(until).plusDays(1).atStartOfDay(times.zone()).toInstant();
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    public void end(UUID hold) throws IOException {
        act(() -> holds.end(hold));
    }

    public void readmit() throws IOException {
        act(() -> erasures.readmit(id()));
    }

    private void act(Runnable work) throws IOException {
        try {
            work.run();
            FacesContext.getCurrentInstance().getExternalContext().redirect(look.getHere());
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
    }

    public void erase() throws IOException {
        try {
            erasures.erase(id());
            say.done(URI.create(look.getBase() + "/consent"), "person.erased");
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
    }
}
