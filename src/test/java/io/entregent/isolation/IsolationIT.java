package io.entregent.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.access.Permission;
import io.entregent.access.Role;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Knocks at every way in of a tenant as those who must not enter, over HTTP. */
class IsolationIT {

    private static final String NAME = "Maison Lumen";
    private static final String ID = "018f0000-0000-7000-8000-000000000000";

    @Test
    void pagesAreShutForEverybodyButMembers() {
        List<String> open = new ArrayList<>();
        knock(open, "foreign tenant", Visitor.as("admin@banque-horizon.example"), "maison-lumen", NAME);
        knock(open, "agency without grant", Visitor.as("admin@agence-confluence.example"), "banque-horizon", "Banque Horizon");
        knock(open, "operator", Visitor.as("operator@entregent.example"), "maison-lumen", NAME);
        Visitor nobody = Visitor.nobody();
        for (Ways.Way way : Ways.of("page")) {
            HttpResponse<String> answer = nobody.get("/t/maison-lumen/" + way.name());
            note(open, "logged out", way.name(), answer.statusCode() == 302 && answer.headers().firstValue("Location").orElse("")
                    .startsWith(System.getProperty("entregent.keycloak.url")), answer);
        }
        assertThat(open).as("ways that were open").isEmpty();
    }

    @Test
    void aLowerRoleGetsNoPageThatItsRoleDoesNotOpen() {
        List<String> open = new ArrayList<>();
        TreeMap<String, Role> people = new TreeMap<>(java.util.Map.of("agent", Role.AGENT, "marketing", Role.MARKETER, "approver", Role.APPROVER));
        people.forEach((job, role) -> {
            Visitor visitor = Visitor.as(job + "@maison-lumen.example");
            for (Ways.Way way : Ways.of("page")) {
                boolean may = way.more().equals("-") || role.permissions().contains(Permission.valueOf(way.more()));
                HttpResponse<String> answer = visitor.get("/t/maison-lumen/" + way.name());
                note(open, job, way.name(), may ? answer.statusCode() != 403 && answer.statusCode() < 500
                        : answer.statusCode() == 403 || answer.statusCode() == 404, answer);
            }
        });
        for (Ways.Way way : Ways.of("desk")) {
            HttpResponse<String> answer = Visitor.as("admin@maison-lumen.example").get("/agency" + (way.name().equals("index") ? "" : "/" + way.name()));
            note(open, "member", "/agency " + way.name(), answer.statusCode() == 403, answer);
        }
        assertThat(open).as("ways that were open").isEmpty();
    }

    @Test
    void theApiAndTheLogsFilesAnswerNobodyWithoutATokenOfTheTenant() throws Exception {
        List<String> open = new ArrayList<>();
        Visitor nobody = Visitor.nobody();
        Visitor robot = Visitor.robot();
        for (Ways.Way way : Ways.of("api")) {
            String path = way.more().replace("{seq}", "1").replace("{n}", "1").replaceAll("\\{[a-z]+}", ID);
            HttpResponse<String> answer = nobody.call(way.name(), "/api/v1/tenants/maison-lumen" + path);
            note(open, "logged out", way.name() + " " + way.more(), answer.statusCode() == 401, answer);
            HttpResponse<String> none = robot.call(way.name(), "/api/v1/tenants/there-is-none" + path);
            note(open, "foreign tenant", way.name() + " " + way.more(), none.statusCode() == 404 && none.body().contains("tenant.unknown"), none);
        }
        for (Ways.Way way : Ways.of("trail")) {
            HttpResponse<String> answer = nobody.call("get", "/audit/maison-lumen/" + way.name());
            note(open, "logged out", "/audit " + way.name(), answer.statusCode() == 401 || answer.statusCode() == 404, answer);
        }
        assertThat(open).as("ways that were open").isEmpty();
    }

    private static void knock(List<String> open, String who, Visitor visitor, String slug, String name) {
        for (Ways.Way way : Ways.of("page")) {
            HttpResponse<String> answer = visitor.get("/t/" + slug + "/" + way.name());
            note(open, who, way.name(), answer.statusCode() == 404 && !answer.body().contains(name), answer);
        }
    }

    private static void note(List<String> open, String who, String way, boolean shut, HttpResponse<String> answer) {
        if (!shut) {
            open.add(who + " at " + way + ": " + answer.statusCode());
        }
    }
}
