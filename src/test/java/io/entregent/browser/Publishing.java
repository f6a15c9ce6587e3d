package io.entregent.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.openqa.selenium.By;

/** Templates of the shop on their way to the platform: written by a program, approved by a person who proves who they are. */
final class Publishing {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration VERDICT = Duration.ofSeconds(90);

    private final Robot robot;
    private final Browser approver;
    private boolean known;

    /** @param approver where nobody has logged in yet */
    Publishing(Robot robot, Browser approver) {
        this.robot = robot;
        this.approver = approver;
    }

    /**
     * A new utility template, until it is live.
     *
     * @param languages code to content, as JSON
     * @return its id
     */
    String first(String name, String languages) throws Exception {
        String id = robot.call("POST", "templates", document(name, languages)).path("id").asText();
        approve(id);
        awaitLive();
        return id;
    }

    /** Its next version, until people agreed to it; the approver looks at it. */
    void next(String id, String name, String languages) throws Exception {
        int revision = robot.call("GET", "templates/" + id + "/draft", null).path("revision").asInt();
        robot.call("PUT", "templates/" + id + "/draft", document(name, languages).put("revision", revision));
        approve(id);
    }

    void awaitLive() {
        await("LIVE");
    }

    /** Until the version that the approver looks at has a state. */
    void await(String state) {
        new Patience(approver.driver(), VERDICT).until(browser -> {
            browser.navigate().refresh();
            return state.equals(browser.findElement(By.id("state")).getDomAttribute("data-state"));
        });
    }

    private static ObjectNode document(String name, String languages) throws Exception {
        ObjectNode document = JSON.createObjectNode().put("name", name).put("category", "UTILITY");
        document.set("languages", JSON.readTree(languages));
        return document;
    }

    private void approve(String id) throws Exception {
        JsonNode version = robot.call("POST", "templates/" + id + "/versions", JSON.createObjectNode());
        String address = "/t/maison-lumen/review/version?template=" + id + "&n=" + version.path("number").asInt();
        if (known) {
            approver.open(address);
        } else {
            approver.login("approver@maison-lumen.example", address);
            approver.click(By.id("confirm"));
            approver.type(By.id("password"), "demo");
            approver.click(By.id("kc-login"));
            known = true;
        }
        approver.click(By.id("decision:approve"));
        approver.await().until(browser -> browser.findElements(By.id("decision:approve")).isEmpty());
    }
}
