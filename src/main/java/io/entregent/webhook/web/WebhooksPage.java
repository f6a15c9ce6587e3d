package io.entregent.webhook.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.AsShown;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.ShownRows;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.webhook.Delivery;
import io.entregent.webhook.Kinds;
import io.entregent.webhook.Webhook;
import io.entregent.webhook.Webhooks;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Outgoing webhooks: the list, and one of them ({@code ?hook=}) with what was delivered. */
@Named
@RequestScoped
public class WebhooksPage {

    /** One webhook; {@code tone} is the end of the chip's class. */
    public record Row(UUID id, String address, String kinds, String state, String tone, boolean off, String overlap) {
    }

    /** One line of the log; {@code repeatable} where it can be sent again, or tried before its time. */
    public record Line(UUID id, UUID event, String kind, String state, String tone, String result, int attempts, String queued, String next,
            String body, boolean repeatable) {
    }

    /** A kind of event that can be chosen. */
    public record Choice(String code, String text) {
    }

    @Inject
    private Webhooks webhooks;

    @Inject
    private Access access;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Say say;

    @Inject
    private HttpServletRequest request;

    @Inject
    private AsShown asShown;

    private final ShownRows<Row> rows = new ShownRows<>(this::all, Row::id);
    private final ShownRows<Line> lines = new ShownRows<>(this::log, Line::id);

    private String address;
    private String changed;
    private Map<String, Boolean> wanted = new HashMap<>();
    private Map<String, Boolean> chosen;
    private String secret;

    public void enter() {
        access.require(Permission.INTEGRATE);
        if (request.getParameter("hook") != null && hook().isEmpty()) {
            throw Rejected.notFound();
        }
    }

    public List<Row> getRows() {
        return rows.get(asShown);
    }

    public String getRowsShown() {
        return rows.keys(asShown);
    }

    private List<Row> all() {
        return webhooks.all().stream().map(this::row).toList();
    }

    /** The one that is looked at, or null. */
    public Row getShown() {
        return hook().map(this::row).orElse(null);
    }

    public List<Line> getLines() {
        return lines.get(asShown);
    }

    public String getLinesShown() {
        return lines.keys(asShown);
    }

    private List<Line> log() {
        return hook().map(one -> webhooks.log(one.id()).stream().map(this::line).toList()).orElse(List.of());
    }

    public List<Choice> getChoices() {
        return Kinds.ALL.stream().map(kind -> new Choice(kind, words.get("audit.type." + kind))).toList();
    }

    public void add() {
        say.attempt(() -> {
            secret = webhooks.add(address, picked(wanted)).secret();
            address = null;
            wanted = new HashMap<>();
            say.done("webhook.done.added");
        });
    }

    public void change() {
        say.attempt(() -> {
            webhooks.change(id(), changed, picked(getChosen()));
            say.done("webhook.done.changed");
        });
    }

    public void rotate() {
        say.attempt(() -> {
            secret = webhooks.rotate(id()).secret();
            say.done("webhook.done.rotated", Webhooks.OVERLAP.toHours());
        });
    }

    public void turn(boolean on) {
        say.attempt(() -> {
            webhooks.turn(id(), on);
            say.done(on ? "webhook.done.on" : "webhook.done.off");
        });
    }

    public void remove(UUID id) {
        say.attempt(() -> {
            webhooks.remove(id);
            say.done("webhook.done.removed");
        });
    }

    public void ping() {
        say.attempt(() -> {
            webhooks.ping(id());
            say.done("webhook.done.ping");
        });
    }

    public void replay(UUID delivery) {
        say.attempt(() -> {
            webhooks.replay(id(), delivery);
            say.done("webhook.done.replayed", 1);
        });
    }

    public void replayFailed() {
        say.attempt(() -> say.done("webhook.done.replayed", webhooks.replayFailed(id())));
    }

    private UUID id() {
        return hook().orElseThrow(Rejected::notFound).id();
    }

    private Optional<Webhook> hook() {
        return Optional.ofNullable(request.getParameter("hook")).flatMap(Ids::parse).flatMap(webhooks::find);
    }

    private Row row(Webhook one) {
        String tone = switch (one.state()) {
            case ON -> "open";
            case FAILING -> "closing";
            case OFF -> "closed";
        };
        return new Row(one.id(), one.address(), one.kinds().stream().map(kind -> words.get("audit.type." + kind)).collect(Collectors.joining(" · ")),
                words.get("webhook.state." + one.state().name()), tone, one.state() == Webhook.State.OFF,
                one.oldUntil() == null ? "" : words.of("webhook.overlap", times.moment(one.oldUntil())));
    }

    private Line line(Delivery one) {
        String tone = switch (one.state()) {
            case "delivered" -> "open";
            case "waiting" -> one.attempts() == 0 ? "quiet" : "closing";
            default -> "closed";
        };
        String result = one.status() != null ? one.status() + " · " + words.of("webhook.millis", one.millis())
                : one.trouble() == null ? "" : words.get("webhook.trouble." + one.trouble());
        return new Line(one.id(), one.event(), one.kind(), words.get("webhook.delivery." + one.state()), tone, result, one.attempts(),
                times.exact(one.queuedAt()), one.state().equals("waiting") && one.attempts() > 0 && one.nextAt() != null
                ? words.of("webhook.next", times.exact(one.nextAt())) : "", one.body(), !one.state().equals("waiting") || one.attempts() > 0);
    }

    private static Set<String> picked(Map<String, Boolean> marks) {
        return Kinds.ALL.stream().filter(kind -> Boolean.TRUE.equals(marks.get(kind))).collect(Collectors.toSet());
    }

    /** A secret that was made just now, in the answer to that and never again. */
    public String getSecret() {
        return secret;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public String getChanged() {
        return changed == null ? hook().map(Webhook::address).orElse(null) : changed;
    }

    public void setChanged(String changed) {
        this.changed = changed == null ? "" : changed;
    }

    public Map<String, Boolean> getWanted() {
        return wanted;
    }

    public Map<String, Boolean> getChosen() {
        if (chosen == null) {
            chosen = new HashMap<>();
            hook().ifPresent(one -> one.kinds().forEach(kind -> chosen.put(kind, true)));
        }
        return chosen;
    }
}
