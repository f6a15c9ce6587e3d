package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

class BrandIT extends BrowserIT {

    private static final String BRAND = "/t/pharmacie-du-parc/settings/brand";

    @TempDir
    private Path folder;

    /** Somebody whom the realm knows already gets the portal's own invitation. */
    private void isOnThePaperOfMail(Browser admin) {
        String address = "agent@pharmacie-du-parc.example";
        admin.open("/t/pharmacie-du-parc/members");
        admin.type(By.id("invite:address"), address);
        admin.click(By.cssSelector("#invite [data-role='AGENT']"));
        admin.guardAjax(() -> admin.click(By.id("invite:send")));
        Browser reader = browser("fr");
        reader.driver().get(Mail.sheet(address, "Vous êtes invité chez Pharmacie du Parc"));
        assertThat(reader.find(By.tagName("body")).getText()).contains("Pharmacie du Parc", "Suivez le lien");
        assertThat((Boolean) reader.driver().executeScript("return document.images[0].naturalWidth === 300")).as("with the logo").isTrue();
        assertThat(String.valueOf(reader.driver().executeScript("return getComputedStyle(document.images[0].closest('td')).backgroundColor")))
                .isEqualTo("rgb(122, 31, 92)");
        reader.assertAccessible();
        reader.screenshot("mail-fr", 1440);
        reader.screenshot("mail-fr", Browser.PHONE);
        assertThat(reader.overflow()).isZero();
        admin.open("/t/pharmacie-du-parc/members");
        admin.guardAjax(() -> admin.click(By.cssSelector("[id$='withdraw']")));
    }

    private static void isShownToConsumers() throws Exception {
        assertThat(open("style").body()).contains("#7a1f5c");
        assertThat(open("logo").headers().firstValue("Content-Type")).contains("image/png");
        assertThat(open("other").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> open(String file) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(Browser.portal() + "/public/brand/pharmacie-du-parc/" + file)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode atWhatsApp() throws Exception {
        String answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(Browser.portal()
                + "/sandbox/graph/v23.0/200000000000002/whatsapp_business_profile?fields=about,email,websites,vertical,profile_picture_url"))
                .header("Authorization", "Bearer any").build(), HttpResponse.BodyHandlers.ofString()).body();
        return new ObjectMapper().readTree(answer).at("/data/0");
    }

    private Path picture() throws Exception {
        BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        brush.setColor(new Color(0x11, 0x69, 0x4a));
        brush.fillRect(0, 0, 300, 200);
        brush.dispose();
        Path file = folder.resolve("logo.jpg");
        ImageIO.write(image, "jpeg", file.toFile());
        return file;
    }

    @Test
    void logoAndColourAreOnEveryPageAndTheProfileIsTheSameInWhatsApp() throws Exception {
        Browser admin = browser("en").login("admin@pharmacie-du-parc.example", BRAND);
        admin.assertAccessible();
        try {
            colour(admin, "#ffd400");
            assertThat(admin.find(By.id("says")).getText()).startsWith("Text in this colour is hard to read");
            colour(admin, "#7a1f5c");
            assertThat(admin.find(By.id("says")).getText()).startsWith("The colour is in place");
            admin.find(By.id("logo:file")).sendKeys(picture().toString());
            admin.click(By.id("logo:save"));
            assertThat(admin.find(By.id("says")).getText()).startsWith("The logo is in place");
            admin.open("/t/pharmacie-du-parc/members");
            assertThat(admin.find(By.cssSelector(".header__logo")).isDisplayed()).isTrue();
            assertThat(admin.driver().executeScript("return getComputedStyle(document.documentElement).getPropertyValue('--brand').trim()")).isEqualTo("#7a1f5c");
            assertThat((Boolean) admin.driver().executeScript("return document.querySelector('.header__logo').naturalWidth === 300")).isTrue();
            admin.assertAccessible();
            isShownToConsumers();

            admin.open(BRAND);
            String about = "Votre pharmacie " + System.nanoTime();
            admin.type(By.id("profile:about"), about);
            admin.type(By.id("profile:website"), "https://pharmacie-du-parc.example");
            admin.click(By.id("profile:picture"));
            admin.guardAjax(() -> admin.click(By.id("profile:save")));
            admin.await().until(browser -> {
                admin.open(BRAND);
                return admin.find(By.id("sync")).getText().startsWith("the same in WhatsApp");
            });
            assertThat(atWhatsApp().path("about").asText()).isEqualTo(about);
            assertThat(atWhatsApp().at("/websites/0").asText()).isEqualTo("https://pharmacie-du-parc.example");
            assertThat(atWhatsApp().path("profile_picture_url").asText()).startsWith("https://");
            admin.assertAccessible();
            admin.screenshot("brand", 1440);
            admin.screenshot("brand", Browser.PHONE);
            assertThat((Boolean) admin.driver().executeScript("return document.documentElement.scrollWidth <= innerWidth")).isTrue();
            admin.width(Browser.DESKTOP);
            isOnThePaperOfMail(admin);

            admin.open(BRAND);
            admin.type(By.id("profile:about"), "something else");
            admin.guardAjax(() -> admin.click(By.id("profile:adopt")));
            assertThat(admin.find(By.id("profile:about")).getDomProperty("value")).isEqualTo(about);
        } finally {
            admin.open(BRAND);
            admin.click(By.id("colour:reset"));
            admin.await().until(browser -> browser.findElements(By.id("colour:reset")).isEmpty() && !browser.findElements(By.cssSelector(".said--yes")).isEmpty());
            admin.click(By.id("logo:remove"));
            admin.await().until(browser -> browser.findElements(By.id("logo:remove")).isEmpty());
        }
    }

    private static void colour(Browser admin, String colour) {
        admin.driver().executeScript("document.getElementById('colour:value').value = arguments[0]", colour);
        admin.click(By.id("colour:save"));
        admin.atRest();
    }
}
