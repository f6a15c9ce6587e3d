package io.entregent.breakglass.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.breakglass.BreakGlass;
import io.entregent.breakglass.Visit;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who was let into the content from outside, the banner while somebody is, and the form to ask for it. */
@Named
@RequestScoped
public class VisitsPage {

    /** One break-glass in words. */
    public record Line(UUID id, String who, String side, String reason, String from, String until, String how, String tone,
            boolean open, String entries) {
    }

    @Inject
    private BreakGlass glass;

    @Inject
    private Access access;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Look look;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Clock clock;

    @Inject
    private Say say;

    private String reason;
    private int minutes = 60;
    private String slug;
    private List<Line> banner;

    public void enter() {
        access.require(Permission.VISIT_READ);
    }

    /** An agency, in the tenant of this page. */
    public void begin() throws IOException {
        try {
            glass.begin(reason, Duration.ofMinutes(minutes));
            go(look.getBase() + "/inbox");
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
    }

    /** The operator, who is in no tenant yet. */
    public void beginElsewhere() throws IOException {
        access.require(Permission.OPERATE);
        try {
            Tenant tenant = tenancy.bySlug(slug == null ? "" : slug).orElseThrow(Rejected::notFound);
            Scope.tenant(tenant.id(), access.userId()).call(() -> glass.begin(reason, Duration.ofMinutes(minutes)));
            go("/t/" + tenant.slug() + "/inbox");
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
    }

    /** Whoever left is outside; the client's people stay where they are. */
    public void end(UUID id) throws IOException {
        try {
            boolean own = id.equals(access.actor().pass());
            glass.end(id);
            go(own ? "/" : look.getHere());
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
    }

    private static void go(String address) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(address);
    }

    public List<Line> getLines() {
        return glass.visits().stream().map(this::line).toList();
    }

    /** Empty outside a tenant and for whom it does not concern. */
    public List<Line> getBanner() {
        if (banner == null) {
            banner = look.getBase().isEmpty() ? List.of() : glass.open().stream().map(this::line).toList();
        }
        return banner;
    }

    public String banner(Line one) {
        return isVisitor() ? words.of("breakglass.banner.self", one.until(), one.reason())
                : words.of("breakglass.banner.client", one.who(), one.side(), one.until(), one.reason());
    }

    public boolean isVisitor() {
        return access.actor().pass() != null;
    }


    public boolean isAgency() {
        return access.may(Permission.VISIT_BEGIN);
    }

    public boolean isClient() {
        return access.may(Permission.VISIT_END);
    }

    /** For the operator's choice. */
    public List<Tenant> getTenants() {
        access.require(Permission.OPERATE);
        return tenancy.all();
    }

    private Line line(Visit one) {
        Instant now = clock.instant();
        boolean open = one.isOpen(now);
        String how = open ? words.get("breakglass.how.open")
                : one.ended() == null ? words.get("breakglass.how.expired")
                : words.of("breakglass.how.ended", one.endedBy(), times.moment(one.ended()));
        return new Line(one.id(), one.visitor(), words.get("breakglass.side." + one.side()), one.reason(), times.moment(one.began()),
                times.moment(one.ends()), how, open ? "closing" : "none", open,
                access.may(Permission.AUDIT_READ) ? look.getBase() + "/audit?from=" + times.day(one.began()) + "&text=" + one.id() : null);
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public int getMinutes() {
        return minutes;
    }

    public void setMinutes(int minutes) {
        this.minutes = minutes;
    }

    public String getSlug() {
        return slug;
    }

    public void setSlug(String slug) {
        this.slug = slug;
    }
}
