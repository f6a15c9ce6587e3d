package io.entregent.isolation;

import io.entregent.tenancy.Tenant;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tries to change what belongs to the tenant, as somebody who has every right in another one: by REST with the ids of
 * real objects, and with pages of that other tenant that are sent back under the address of such an object.
 */
final class OthersObjects {

    static final String NOBODYS = "018f0000-0000-7000-8000-000000000000";
    private static final Pattern CODE = Pattern.compile("\"code\":\"([^\"]*)\"");
    private static final List<String> ROOMS = List.of("inbox/{conversation}", "templates/{template}", "members/{member}");
    /** What each would do if it could, by the end of its address; all others take nothing. */
    private static final Map<String, String> BODIES = Map.of("/messages", "{\"text\":\"probe\"}", "/notes", "{\"text\":\"probe\"}",
            "/conversations/{id}", "{\"state\":\"closed\"}", "/webhooks/{id}", "{\"address\":\"https://1.1.1.1/probe\",\"kinds\":[\"message.received\"]}", "/holds", "{\"reason\":\"probe\"}",
            "/draft", "{\"name\":\"probe\",\"category\":\"UTILITY\",\"languages\":{},\"revision\":1}",
            "/approve", "{\"level\":1,\"hash\":\"0\",\"remark\":\"probe\"}", "/reject", "{\"level\":1,\"hash\":\"0\",\"remark\":\"probe\"}");

    private final Knocker knocker;
    private final Tenant tenant;
    private final Map<String, String> objects;

    OthersObjects(Knocker knocker, Tenant tenant, Map<String, String> objects) {
        this.knocker = knocker;
        this.tenant = tenant;
        this.objects = objects;
    }

    void write(List<Way> ways, boolean walled, List<Check> checks) throws IOException {
        if (!walled) {
            checks.add(new Check("FOREIGN", "changing objects of this tenant", "not tried: a wall in the database is open", false));
            return;
        }
        for (Way way : ways) {
            String path = "/api/v1/tenants/" + Personas.SLUG + way.more();
            if (way.kind().equals("api") && !way.name().equals("get") && !way.more().startsWith("/api/")
                    && !filled(path, objects).equals(filled(path, Map.of()))) {
                checks.add(byRest(way.name(), path));
            }
        }
        for (String room : ROOMS) {
            checks.add(byPage("/t/" + Personas.SLUG + "/" + room));
        }
    }

    /** Shut if it answers as to the id of nothing. */
    private Check byRest(String verb, String path) throws IOException {
        String body = BODIES.entrySet().stream().filter(one -> path.endsWith(one.getKey())).map(Map.Entry::getValue).findFirst().orElse("{}");
        Knocker.Answer answer = knocker.call(Persona.FOREIGN, verb, filled(path, objects), body);
        Knocker.Answer none = knocker.call(Persona.FOREIGN, verb, filled(path, Map.of()), body);
        boolean same = answer.status() == none.status() && code(answer).equals(code(none));
        return check(verb + " " + filled(path, objects), answer, answer.status() >= 400 && same);
    }

    private Check byPage(String path) throws IOException {
        String room = path.substring(0, path.lastIndexOf('/'));
        Knocker.Answer answer = knocker.sendBack(Persona.FOREIGN, room, filled(path, objects));
        Knocker.Answer none = knocker.sendBack(Persona.FOREIGN, room, filled(path, Map.of()));
        return check("post " + filled(path, objects), answer, answer.status() > 0 && answer.status() == none.status());
    }

    private Check check(String way, Knocker.Answer answer, boolean shut) {
        boolean names = answer.body().contains(tenant.name());
        return new Check("FOREIGN", way, answer.status() + (names ? " names the tenant" : ""), shut && !names);
    }

    private static String code(Knocker.Answer answer) {
        Matcher code = CODE.matcher(answer.body());
        return code.find() ? code.group(1) : "";
    }

    /** @param objects an id for each kind of thing; what has none gets one of nothing */
    static String filled(String path, Map<String, String> objects) {
        String filled = path.replace("{seq}", "0").replace("{n}", "1");
        for (Map.Entry<String, String> one : objects.entrySet()) {
            filled = filled.replace("{" + one.getKey() + "}", one.getValue()).replace("/" + one.getKey() + "s/{id}", "/" + one.getKey() + "s/" + one.getValue());
        }
        return filled.replaceAll("\\{[a-zA-Z]+}", NOBODYS);
    }
}
