package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The rooms at the lower edge of a phone: a few at hand, the rest behind one more, and the present one always in sight. */
class PhoneNavIT extends BrowserIT {

    private static final By MORE = By.cssSelector(".rail__more button");
    private static final String HOME = "/t/ville-de-rivage/";

    @Test
    void theRestIsOpenedAndClosedWithTheKeyboard() {
        Browser officer = browser("fr").login("compliance@ville-de-rivage.example", HOME + "dashboard").width(Browser.PHONE);
        assertThat(shown(officer)).hasSize(4).contains("Tableau de bord");
        WebElement more = officer.find(MORE);
        assertThat(more.getDomAttribute("aria-expanded")).isEqualTo("false");
        more.sendKeys(Keys.ENTER);
        assertThat(more.getDomAttribute("aria-expanded")).isEqualTo("true");
        officer.assertAccessible();
        officer.screenshot("phone-nav-fr", Browser.PHONE);

        more.sendKeys(Keys.TAB);
        WebElement first = officer.driver().switchTo().activeElement();
        assertThat(first.getDomAttribute("href")).as("the sheet comes right after its button").isEqualTo(HOME + "inbox");
        first.sendKeys(Keys.ESCAPE);
        assertThat(more.getDomAttribute("aria-expanded")).isEqualTo("false");
        assertThat(officer.driver().switchTo().activeElement()).isEqualTo(more);
        more.click();
        officer.click(By.id("main"));
        assertThat(officer.driver().findElement(By.id("far-rooms")).isDisplayed()).isFalse();
    }

    @Test
    void thePresentRoomIsInSightWhereverItStands() {
        Browser officer = browser("en").login("compliance@ville-de-rivage.example", HOME + "settings").width(Browser.PHONE);
        for (String page : List.of("settings", "members", "visits", "automation", "policy")) {
            officer.open(HOME + page);
            assertThat(officer.driver().findElements(By.cssSelector(".rail [aria-current='page']"))).as(page).hasSize(1)
                    .allMatch(WebElement::isDisplayed);
        }
    }

    private static List<String> shown(Browser reader) {
        return reader.driver().findElements(By.cssSelector(".rail a")).stream().filter(WebElement::isDisplayed).map(WebElement::getText).toList();
    }
}
