package io.entregent.isolation;

import io.entregent.tenancy.Tenant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** One round over all ways in of one tenant. */
final class Round {

    private static final List<Persona> STRANGERS = List.of(Persona.FOREIGN, Persona.AGENCY, Persona.OPERATOR);

    private final Knocker knocker;
    private final Tenant tenant;
    private final Map<String, String> objects;
    private final IntConsumer progress;
    private final List<Check> checks = new ArrayList<>();

    /** @param objects an id of something of the tenant's for each kind of thing there is one of */
    Round(Knocker knocker, Tenant tenant, Map<String, String> objects, IntConsumer progress) {
        this.knocker = knocker;
        this.tenant = tenant;
        this.objects = objects;
        this.progress = progress;
    }

    /** @param walled whether the database lets nobody write rows of others: else nothing of the tenant's is risked */
    List<Check> run(List<Way> ways, boolean walled) throws IOException {
        everybodyIsSomebody();
        for (Way way : ways) {
            switch (way.kind()) {
                case "page" -> page(way, "/t/" + tenant.slug() + "/" + way.name());
                case "home" -> home(way);
                case "desk" -> desk("/agency" + (way.name().equals("index") ? "" : "/" + way.name()));
                case "open" -> open("/public/" + way.name());
                case "servlet" -> servlet(way);
                case "trail" -> trail("/audit/" + tenant.slug() + "/" + way.name());
                case "api" -> api(way);
                default -> note("?", way.kind() + " " + way.name(), "unknown kind", false);
            }
            progress.accept(checks.size());
        }
        byTheirOwnDoor(ways);
        new OthersObjects(knocker, tenant, objects).write(ways, walled, checks);
        return checks;
    }

    /** Without this, "shut" could mean that the probe's own login does not work. */
    private void everybodyIsSomebody() throws IOException {
        String own = "/t/" + Personas.SLUG + "/templates";
        note("FOREIGN", "opens its own " + own, knocker.page(Persona.FOREIGN, own).status(), 200);
        note("LOWER", "opens what it may", knocker.page(Persona.LOWER, "/t/" + tenant.slug() + "/templates").status(), 200);
        note("AGENCY", "opens its own /agency", knocker.page(Persona.AGENCY, "/agency").status(), 200);
        note("OPERATOR", "opens its own /agency", knocker.page(Persona.OPERATOR, "/agency").status(), 200);
    }

    private void page(Way way, String path) throws IOException {
        for (Persona one : STRANGERS) {
            Knocker.Answer answer = knocker.page(one, path);
            note(one.name(), "get " + path, answer, answer.status() == 404 && tellsNothing(answer));
        }
        loggedOut(path);
        Knocker.Answer lower = knocker.page(Persona.LOWER, path);
        note("LOWER", "get " + path, lower, way.opensToLower() ? lower.status() < 500 && lower.status() != 401 && lower.status() != 403
                : lower.status() == 403 || lower.status() == 404);
    }

    private void home(Way way) throws IOException {
        if (way.name().equals("tenant")) {
            page(way, "/t/" + tenant.slug());
            return;
        }
        for (Persona one : STRANGERS) {
            Knocker.Answer answer = knocker.page(one, "/");
            // The operator keeps the installation and so knows whose tenants there are.
            note(one.name(), "get /", answer, answer.status() < 500 && (one == Persona.OPERATOR || tellsNothing(answer)));
        }
        loggedOut("/");
    }

    /** The operator may see that a tenant exists, an agency that was not let in may not. */
    private void desk(String path) throws IOException {
        for (Persona one : List.of(Persona.FOREIGN, Persona.LOWER)) {
            Knocker.Answer answer = knocker.page(one, path);
            note(one.name(), "get " + path, answer, answer.status() == 403 || answer.status() == 404);
        }
        Knocker.Answer agency = knocker.page(Persona.AGENCY, path);
        note("AGENCY", "get " + path, agency, agency.status() < 500 && tellsNothing(agency));
        loggedOut(path);
    }

    /** For everybody: shows that it holds nothing of the tenant's by itself. */
    private void open(String path) throws IOException {
        Knocker.Answer answer = knocker.page(Persona.LOGGED_OUT, path);
        note("LOGGED_OUT", "get " + path, answer, answer.status() < 500 && tellsNothing(answer));
    }

    private void servlet(Way way) throws IOException {
        if (way.more().equals("tenant")) {
            return;
        }
        String path = way.name().replace("/*", "/" + OthersObjects.NOBODYS);
        Knocker.Answer answer = knocker.page(Persona.LOGGED_OUT, path);
        boolean shut = switch (way.more()) {
            case "login" -> toLogin(answer);
            case "signature" -> answer.status() >= 400 && answer.status() < 500;
            default -> answer.status() < 600 && tellsNothing(answer);
        };
        note("LOGGED_OUT", "get " + path, answer, shut);
        if (way.more().equals("signature")) {
            Knocker.Answer forged = knocker.call(Persona.LOGGED_OUT, "post", path);
            note("LOGGED_OUT", "post " + path, forged, forged.status() >= 400 && forged.status() < 500);
        }
    }

    private void trail(String path) throws IOException {
        for (Persona one : Persona.values()) {
            Knocker.Answer answer = knocker.call(one, "get", path);
            note(one.name(), "get " + path, answer, answer.status() == 401 || answer.status() == 403 || answer.status() == 404
                    || one == Persona.LOGGED_OUT && toLogin(answer));
        }
    }

    private void api(Way way) throws IOException {
        boolean inTenant = !way.more().startsWith("/api/");
        String path = (inTenant ? "/api/v1/tenants/" + tenant.slug() + way.more() : way.more());
        path = filled(path, way.name().equals("get"));
        for (Persona one : Persona.values()) {
            Knocker.Answer answer = knocker.call(one, way.name(), path);
            note(one.name(), way.name() + " " + path, answer, switch (one) {
                case LOGGED_OUT -> answer.status() == 401;
                // What a role must not do may be refused for its body before it is refused for the role.
                case LOWER -> way.opensToLower() ? answer.status() < 500 && answer.status() != 401 : answer.status() >= 400 && answer.status() < 500;
                default -> inTenant ? answer.status() == 404 && tellsNothing(answer)
                        : one == Persona.OPERATOR || tellsNothing(answer) && (one == Persona.AGENCY || answer.status() >= 400) && answer.status() < 500;
            });
        }
    }

    /** What belongs to the tenant, asked for by who has every right in another one. */
    private void byTheirOwnDoor(List<Way> ways) throws IOException {
        for (Way way : ways) {
            if (way.kind().equals("api") && way.name().equals("get") && way.more().contains("{") && !way.more().contains("{seq}")
                    && !way.more().startsWith("/api/")) {
                String path = filled("/api/v1/tenants/" + Personas.SLUG + way.more(), true);
                Knocker.Answer answer = knocker.call(Persona.FOREIGN, "get", path);
                // Where lists answer with nothing, it has to be the nothing of what does not exist.
                Knocker.Answer none = knocker.call(Persona.FOREIGN, "get", filled("/api/v1/tenants/" + Personas.SLUG + way.more(), false));
                note("FOREIGN", "get " + path, answer, answer.status() == 404
                        || answer.status() == none.status() && answer.body().equals(none.body()));
            }
        }
        for (String room : List.of("inbox/{conversation}", "templates/{template}", "members/{member}")) {
            String path = filled("/t/" + Personas.SLUG + "/" + room, true);
            Knocker.Answer answer = knocker.page(Persona.FOREIGN, path);
            note("FOREIGN", "get " + path, answer, answer.status() == 404 && tellsNothing(answer));
        }
    }

    /** Reading asks for something that is there; whatever changes something asks for what is not. */
    private String filled(String path, boolean reading) {
        return OthersObjects.filled(path, reading ? objects : Map.of());
    }

    private void loggedOut(String path) throws IOException {
        Knocker.Answer answer = knocker.page(Persona.LOGGED_OUT, path);
        note("LOGGED_OUT", "get " + path, answer, toLogin(answer));
    }

    private boolean toLogin(Knocker.Answer answer) {
        return answer.status() == 401 || answer.status() == 302 && answer.location().startsWith(knocker.issuer());
    }

    private boolean tellsNothing(Knocker.Answer answer) {
        return !answer.body().contains(tenant.name());
    }

    private void note(String who, String way, Knocker.Answer answer, boolean shut) {
        note(who, way, answer.status() + (tellsNothing(answer) ? "" : " names the tenant"), shut);
    }

    private void note(String who, String way, int status, int expected) {
        note(who, way, Integer.toString(status), status == expected);
    }

    private void note(String who, String way, String found, boolean shut) {
        checks.add(new Check(who, way, found, shut));
    }
}
