package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.template.content.Corpus;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;

/** A marketer writes: from the gallery to a checked draft, with two hands, two people and a lost session. */
class TemplatesIT extends BrowserIT {

    private static final String HOME = "/t/maison-lumen/templates";
    private static final By BODY = By.cssSelector("[data-path='fr/body.text']");
    private static final By PHONE = By.id("phone-screen");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aStarterIsRewrittenUnderTheEyesOfTheLinter() {
        Browser marketer = browser("fr").login("marketing@maison-lumen.example", HOME + "/gallery");
        marketer.assertAccessible();
        marketer.screenshot("templates-gallery", 1440);
        marketer.screenshot("templates-gallery", Browser.PHONE);
        marketer.width(1440);
        use(marketer, "Livraison retardée");
        assertThat(marketer.find(PHONE).getText()).contains("Ana", "L-1042");

        write(marketer, BODY, "Profitez de la promotion, {{1}}");
        assertThat(marketer.find(PHONE).getText()).contains("Profitez de la promotion, Ana");
        marketer.await().until(ExpectedConditions.presenceOfElementLocated(finding("variable.edge")));
        assertThat(marketer.find(finding("category.promotional")).getText()).contains("promotion", "avril 2025");
        marketer.assertAccessible();
        marketer.screenshot("templates-editor-fr", 1440);

        marketer.click(By.cssSelector("[data-code='variable.edge'] .finding__jump"));
        assertThat(marketer.driver().switchTo().activeElement().getDomAttribute("data-path")).isEqualTo("fr/body.text");
        marketer.click(By.cssSelector("[data-code='variable.edge'] .button"));
        marketer.await().until(ExpectedConditions.invisibilityOfElementLocated(finding("variable.edge")));
        assertThat(marketer.find(BODY).getDomProperty("value")).endsWith("Merci de votre confiance.");

        marketer.find(BODY).sendKeys(Keys.chord(Keys.CONTROL, "z"));
        assertThat(marketer.find(BODY).getDomProperty("value")).endsWith("{{1}}");
        marketer.find(BODY).sendKeys(Keys.chord(Keys.CONTROL, Keys.SHIFT, "z"));
        assertThat(marketer.find(BODY).getDomProperty("value")).endsWith("confiance.");
        saved(marketer);
        marketer.driver().navigate().refresh();
        assertThat(marketer.find(BODY).getDomProperty("value")).isEqualTo("Profitez de la promotion, {{1}} Merci de votre confiance.");
        for (String pane : List.of("look", "check", "write")) {
            marketer.width(Browser.PHONE);
            marketer.click(By.cssSelector("[data-pane-to='" + pane + "']"));
            marketer.assertAccessible();
            marketer.screenshot("templates-editor-" + pane, Browser.PHONE);
        }
    }

    @Test
    void allKindsOfPartsAreWrittenWithTheKeyboardAlone() {
        Browser marketer = browser("en").login("marketing@maison-lumen.example", HOME);
        marketer.width(1440);
        marketer.click(By.id("begin:new"));
        String name = "keys_" + System.nanoTime();
        type(marketer, "name", name);
        pick(marketer, "en/header.kind", "TEXT");
        type(marketer, "en/header.text", "Hello");
        type(marketer, "en/body.text", "Your *order* is ~late~ _ready_, ```{{1}}```, come soon.");
        type(marketer, "en/body.sample.1", "Ana");
        type(marketer, "en/footer.text", "See you");
        marketer.find(By.id("f-en-buttons-add")).sendKeys(Keys.ENTER);
        type(marketer, "en/buttons.0.text", "Yes");
        marketer.find(By.id("f-en-buttons-add")).sendKeys(Keys.ENTER);
        pick(marketer, "en/buttons.1.kind", "URL");
        type(marketer, "en/buttons.1.text", "Track");
        type(marketer, "en/buttons.1.url", "https://www.example.com/{{1}}");
        type(marketer, "en/buttons.1.sample", "42");
        WebElement phone = marketer.find(PHONE);
        assertThat(phone.findElement(By.cssSelector("strong")).getText()).isEqualTo("order");
        assertThat(phone.findElement(By.cssSelector("s")).getText()).isEqualTo("late");
        assertThat(phone.findElement(By.cssSelector("em")).getText()).isEqualTo("ready");
        assertThat(phone.findElement(By.cssSelector("code")).getText()).isEqualTo("Ana");
        assertThat(phone.getText()).contains("Hello", "See you", "Yes", "Track");
        marketer.assertAccessible();

        new Select(marketer.find(By.id("new-language"))).selectByValue("ar");
        marketer.find(By.id("add-language")).sendKeys(Keys.ENTER);
        assertThat(marketer.find(By.id("tab-ar")).getText()).contains("missing");
        type(marketer, "ar/body.text", "طلبك جاهز");
        assertThat(marketer.find(PHONE).getDomAttribute("dir")).isEqualTo("rtl");
        marketer.find(By.id("tab-ar")).sendKeys(Keys.ARROW_RIGHT);
        assertThat(marketer.find(By.id("tab-en")).getDomAttribute("aria-selected")).isEqualTo("true");
        saved(marketer);
        assertThat(marketer.find(By.tagName("h1")).getText()).as("what the page is called once the draft has a name").isEqualTo(name);
        assertThat(marketer.driver().getTitle()).contains(name);

        assertThat(marketer.find(By.id("findings")).getText()).isNotEmpty();
        marketer.open(HOME + "?q=" + name);
        assertThat(marketer.find(By.id("templates")).getText()).contains(name, "utility", "Draft", "Not yet submitted");
        marketer.assertAccessible();
        marketer.open(HOME + "/matrix?q=" + name);
        assertThat(marketer.find(By.id("matrix")).getText()).contains(name, "Arabic", "English");
        marketer.assertAccessible();
        for (String page : List.of("", "/matrix")) {
            marketer.open(HOME + page);
            marketer.screenshot("templates" + page.replace('/', '-') + "-list", 1440);
            marketer.screenshot("templates" + page.replace('/', '-') + "-list", Browser.PHONE);
            marketer.assertAccessible();
        }
    }

    @Test
    void twoEditorsMeetAndNeitherIsOverwrittenUnseen() {
        Browser first = browser("fr").login("marketing@maison-lumen.example", HOME + "/gallery");
        use(first, "Demande bien reçue");
        String address = URI.create(first.driver().getCurrentUrl()).getPath();
        Browser second = browser("fr").login("admin@maison-lumen.example", address);
        second.find(BODY);
        write(first, BODY, "Écrit par la première.");
        saved(first);

        write(second, BODY, "Écrit par le second.");
        second.click(By.id("save-now"));

        String rows = second.find(By.id("conflict-rows")).getText();
        assertThat(rows).contains("Écrit par la première.", "Écrit par le second.");
        second.assertAccessible();
        second.screenshot("templates-conflict", 1440);
        second.click(By.id("keep-mine"));
        saved(second);
        first.driver().navigate().refresh();
        assertThat(first.find(BODY).getDomProperty("value")).isEqualTo("Écrit par le second.");
    }

    @Test
    void whatWasWrittenSurvivesTheEndOfTheSession() {
        Browser marketer = browser("fr").login("marketing@maison-lumen.example", HOME + "/gallery");
        use(marketer, "Désabonnement confirmé");
        marketer.driver().manage().deleteAllCookies();
        write(marketer, BODY, "Écrit pendant que la session finissait.");
        marketer.await().until(ExpectedConditions.or(ExpectedConditions.presenceOfElementLocated(By.id("username")),
                ExpectedConditions.textToBePresentInElementLocated(By.id("save-why"), "de retour")));
        if (!marketer.driver().findElements(By.id("username")).isEmpty()) {
            marketer.type(By.id("username"), "marketing@maison-lumen.example");
            marketer.click(By.id("kc-login"));
            marketer.type(By.id("password"), "demo");
            marketer.click(By.id("kc-login"));
        }
        marketer.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("save-why"), "de retour"));
        assertThat(marketer.find(BODY).getDomProperty("value")).isEqualTo("Écrit pendant que la session finissait.");
        saved(marketer);
        // The answers that the ended session got are what this is about.
        marketer.complaints();
    }

    @Test
    void bodiesOfMetaAndPywaGoThroughTheEditorUnchanged() throws Exception {
        Robot robot = new Robot();
        Browser marketer = browser("en").login("marketing@maison-lumen.example", HOME);
        for (Arguments published : Corpus.bodies().toList()) {
            String title = (String) published.get()[0];
            JsonNode body = (JsonNode) published.get()[1];
            ObjectNode content = JSON.createObjectNode();
            body.fields().forEachRemaining(field -> {
                if (!List.of("name", "language", "category").contains(field.getKey())) {
                    content.set(field.getKey(), field.getValue());
                }
            });
            ObjectNode draft = JSON.createObjectNode().put("name", body.get("name").asText())
                    .put("category", body.get("category").asText());
            draft.putObject("languages").set(body.get("language").asText(), content);
            JsonNode before = robot.call("POST", "templates", draft);

            marketer.open(HOME + "/" + before.get("id").asText());
            marketer.find(By.cssSelector("#form-body .block"));
            assertThat(marketer.find(PHONE).findElements(By.cssSelector(".phone__bubble"))).as(title).isNotEmpty();
            marketer.driver().executeScript("entregentEditor.change('name', function () { entregentEditor.document.name += '_x'; })");
            saved(marketer);

            JsonNode after = robot.call("GET", "templates/" + before.get("id").asText() + "/draft", null);
            assertThat(after.get("name").asText()).endsWith("_x");
            assertThat(after.get("languages")).as(title).isEqualTo(before.get("languages"));
            // An editor that is still open asks once more for its checks.
            marketer.driver().get("about:blank");
            robot.call("DELETE", "templates/" + before.get("id").asText() + "/draft", null);
        }
    }

    @Test
    void aDraftWithoutFaultIsHandedIn() {
        Browser marketer = browser("en").login("marketing@maison-lumen.example", HOME + "/gallery");
        use(marketer, "Waste collection moved");
        String title = marketer.find(By.cssSelector(".editor h1")).getText();
        marketer.find(By.id("submit")).sendKeys(Keys.ENTER);
        marketer.await().until(ExpectedConditions.urlContains("/review/version"));
        marketer.open(HOME + "?q=" + title + "&internal=IN_REVIEW");
        assertThat(marketer.find(By.id("templates")).getText()).contains(title, "v1 · In review");
        marketer.click(By.linkText(title));
        assertThat(marketer.find(By.id("versions")).getText()).contains("v1 · In review");
        marketer.assertAccessible();
        marketer.screenshot("templates-editor-en", 1440);

        write(marketer, By.cssSelector("[data-path='en/body.text']"), "The collection is moved to another day this week.");
        saved(marketer);
        marketer.find(By.id("submit")).sendKeys(Keys.ENTER);
        marketer.await().until(ExpectedConditions.or(ExpectedConditions.visibilityOfElementLocated(By.id("asks")),
                ExpectedConditions.textToBePresentInElementLocated(By.id("save-why"), "under review")));
        marketer.driver().findElements(By.cssSelector("#submit-anyway")).stream().filter(WebElement::isDisplayed).forEach(WebElement::click);
        marketer.await().until(ExpectedConditions.textToBePresentInElementLocated(By.id("save-why"), "under review"));
        assertThat(marketer.find(By.id("save-state")).getText()).as("the draft is kept, though it cannot be handed in").startsWith("Saved at");
    }

    @Test
    void aPictureOnTopAndCardsBelowAreSeenOnThePhone() throws Exception {
        Path picture = Files.createTempFile("sample", ".png");
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        Browser marketer = browser("fr").login("marketing@maison-lumen.example", HOME);
        marketer.click(By.id("begin:new"));
        pick(marketer, "fr/header.kind", "IMAGE");
        marketer.await().until(ExpectedConditions.presenceOfElementLocated(finding("header.sample")));
        marketer.driver().findElement(By.cssSelector("[data-path='fr/header.file']")).sendKeys(Keys.ENTER);
        marketer.driver().findElement(By.id("upload:file")).sendKeys(picture.toString());
        marketer.await().until(ExpectedConditions.attributeContains(By.cssSelector("#phone-screen img"), "src", "/templates/sample?hash="));
        marketer.await().until(page -> Boolean.TRUE.equals(marketer.driver()
                .executeScript("return document.querySelector('#phone-screen img').naturalWidth === 40")));
        write(marketer, BODY, "Nos nouveautés vous attendent en boutique.");
        marketer.driver().findElement(By.xpath("//button[text()='Ajouter une carte']")).sendKeys(Keys.ENTER);
        type(marketer, "fr/carousel.0.body.text", "Une lampe");
        marketer.driver().findElement(By.xpath("//button[text()='Ajouter une carte']")).sendKeys(Keys.ENTER);
        type(marketer, "fr/carousel.1.body.text", "Un miroir");
        assertThat(marketer.driver().findElements(By.cssSelector(".phone__cards > .phone__message"))).hasSize(2);
        marketer.width(1440);
        marketer.assertAccessible();
        marketer.screenshot("templates-editor-carousel", 1440);
        saved(marketer);
    }

    @Test
    void whoMayNotWriteReadsOnly() {
        Browser marketer = browser("en").login("marketing@maison-lumen.example", HOME + "/gallery");
        use(marketer, "Request received");
        String address = URI.create(marketer.driver().getCurrentUrl()).getPath();
        Browser approver = browser("en").login("approver@maison-lumen.example", address);
        assertThat(approver.find(By.cssSelector("[data-path='en/body.text']")).isEnabled()).isFalse();
        assertThat(approver.driver().findElements(By.id("save-now"))).isEmpty();
        approver.assertAccessible();
    }

    private static By finding(String code) {
        return By.cssSelector("[data-code='" + code + "']");
    }

    private static void use(Browser browser, String title) {
        browser.click(By.xpath("//li[h2='" + title + "']//button"));
        browser.find(By.cssSelector("#form-body .block"));
    }

    private static void write(Browser browser, By field, String text) {
        WebElement area = browser.find(field);
        area.sendKeys(Keys.chord(Keys.CONTROL, "a"));
        area.sendKeys(text);
    }

    private static void type(Browser browser, String path, String text) {
        write(browser, By.cssSelector("[data-path='" + path + "']"), text);
    }

    private static void pick(Browser browser, String path, String value) {
        new Select(browser.find(By.cssSelector("[data-path='" + path + "']"))).selectByValue(value);
    }

    private static void saved(Browser browser) {
        browser.click(By.id("save-now"));
        browser.await().until(ExpectedConditions.attributeToBe(By.id("save-state"), "data-state", "saved"));
    }
}
