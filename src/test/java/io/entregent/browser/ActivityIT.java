package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** How much was done, as an officer sees it. */
class ActivityIT extends BrowserIT {

    private static final String ACTIVITY = "/t/banque-horizon/audit/activity";

    @Test
    void activityIsDrawnDayByDayWithATableAndNarrowedToAKindAndAPerson() {
        Browser officer = browser("en").login("compliance@banque-horizon.example", ACTIVITY);
        officer.open(ACTIVITY);
        assertThat(bars(officer)).as("a week, day by day").hasSize(7);
        String told = officer.find(By.cssSelector("#times svg")).getDomAttribute("aria-label");
        assertThat(told).matches("[\\d,]+ entries, [\\d,]+ of them refused and [\\d,]+ failed\\.");
        officer.click(By.cssSelector("#times summary"));
        List<WebElement> counts = officer.driver().findElements(By.cssSelector("#times tbody td.number"));
        assertThat(counts.stream().mapToLong(one -> Long.parseLong(one.getText())).sum()).as("the table holds what the sentence says")
                .isEqualTo(Long.parseLong(told.replaceFirst(" .*", "").replace(",", "")));
        officer.assertPresentable("audit-activity-en");

        officer.click(By.xpath("//section[@id='kinds']//a[text() = 'Audit trail read']"));
        assertThat(officer.driver().getCurrentUrl()).endsWith("/audit/activity?action=audit.read");
        assertThat(officer.find(By.cssSelector(".applied")).getText()).contains("action: Audit trail read");
        assertThat(officer.driver().findElements(By.cssSelector("#kinds tbody tr"))).hasSize(1);
        officer.click(By.cssSelector("#people tbody a"));
        assertThat(officer.driver().getCurrentUrl()).contains("action=audit.read", "actor=");
        officer.click(By.linkText("Back to the entries"));
        assertThat(officer.driver().getCurrentUrl()).contains("/audit?", "action=audit.read", "actor=");
    }

    @Test
    void aLongTimeIsDrawnMonthByMonth() {
        Browser officer = browser("fr").login("compliance@banque-horizon.example", ACTIVITY + "?from=2000-01-01");
        assertThat(bars(officer)).as("a year of months, for entries of this one").hasSize(12);
        assertThat(bars(officer).get(0).findElement(By.tagName("title")).getDomProperty("textContent")).matches("\\p{L}+\\.? \\d{4}");
        officer.assertPresentable("audit-activity-fr");
    }

    @Test
    void otherDaysKeepWhatIsLookedFor() {
        Browser officer = browser("en").login("compliance@banque-horizon.example", ACTIVITY + "?object=message&address=127.0.0.1");
        assertThat(officer.find(By.cssSelector(".applied")).getText()).contains("message", "127.0.0.1");
        officer.click(By.cssSelector("form.filters button"));
        assertThat(officer.find(By.cssSelector(".applied")).getText()).contains("message", "127.0.0.1");
        assertThat(officer.driver().getCurrentUrl()).doesNotContain("127.0.0.1");
    }

    @Test
    void whatWasSealedElsewhereLooksForNothing() {
        Browser officer = browser("fr").login("compliance@banque-horizon.example", ACTIVITY + "?object=~AAAAAAAAAAAAAAAAAAAAAAAA&outcome=done");
        assertThat(officer.find(By.cssSelector(".applied")).getText()).doesNotContain("~");
        assertThat(bars(officer)).hasSize(7);
    }

    private static List<WebElement> bars(Browser officer) {
        officer.find(By.cssSelector("#times svg"));
        return officer.driver().findElements(By.cssSelector("#times svg g"));
    }
}
