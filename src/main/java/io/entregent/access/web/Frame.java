package io.entregent.access.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.faces.Live;
import io.entregent.kernel.faces.Look;
import io.entregent.tenancy.Tenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What stands around every page: who is here, in which tenant, and which rooms are open. */
@Named
@RequestScoped
public class Frame {

    private static final Doors ROOMS = new Doors()
            .and("dashboard", Permission.POLICY_READ)
            .and("inbox", Permission.INBOX_READ)
            .and("templates", Permission.TEMPLATE_READ)
            // For who has to do with rules: agents read templates too, and review none.
            .and("review", Permission.POLICY_READ)
            .and("consent", Permission.CONSENT_READ)
            .and("policy", Permission.POLICY_READ)
            .and("violations", Permission.POLICY_READ)
            .and("audit", Permission.AUDIT_READ)
            .and("visits", Permission.VISIT_READ)
            .and("members", Permission.MEMBERS_READ)
            .and("onboarding", Permission.CHANNEL_MANAGE)
            .and("settings", Permission.MEMBERS_READ);
    /** Pages that are entered from a room's page and have no door of their own. */
    private static final Map<String, List<String>> BEHIND = Map.of("violations", List.of("automation", "screening"), "onboarding", List.of("leaving"));

    @Inject
    private HttpServletRequest request;

    @Inject
    private Access access;

    @Inject
    private Live live;

    @Inject
    private Look look;

    private List<Tenant> tenants;
    private Set<String> atHand;

    public Tenant getTenant() {
        return (Tenant) request.getAttribute(TenantFilter.TENANT);
    }

    /** All that the person may enter. */
    public List<Tenant> getTenants() {
        if (tenants == null) {
            tenants = access.userId() == null ? List.of()
                    : Scope.user(access.userId()).call(() -> access.tenantsOf(access.userId()));
        }
        return tenants;
    }

    public String getName() {
        return access.actor().name();
    }

    public String getInitials() {
        return Look.initials(getName());
    }

    public boolean isOperator() {
        return access.may(Permission.OPERATE);
    }

    public List<String> getRooms() {
        return getTenant() == null ? List.of() : ROOMS.openTo(access);
    }

    public boolean inRoom(String room) {
        String path = look.getPath() + "/";
        return Stream.concat(Stream.of(room), BEHIND.getOrDefault(room, List.of()).stream())
                .anyMatch(one -> path.startsWith(look.getBase() + "/" + one + "/"));
    }

    /** Whether a phone shows the room without being asked for the rest. */
    public boolean isAtHand(String room) {
        return atHand().contains(room);
    }

    /** What a phone shows only when asked. */
    public List<String> getFarRooms() {
        return getRooms().stream().filter(one -> !isAtHand(one)).toList();
    }

    private Set<String> atHand() {
        if (atHand == null) {
            List<String> open = getRooms();
            atHand = AtHand.of(access.actor().roles(), open, open.stream().filter(this::inRoom).findFirst().orElse(null));
        }
        return atHand;
    }

    /** Whom signals to this page are addressed to; null where nothing may be heard. */
    public String getAudience() {
        return getTenant() != null && access.may(Permission.INBOX_READ) ? live.audience(getTenant().id()) : null;
    }

    public boolean may(String permission) {
        return access.may(Permission.valueOf(permission));
    }

    public int brand(String slug) {
        return Look.brandOf(slug);
    }

    public String letter(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }
}
