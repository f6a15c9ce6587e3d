package io.entregent.browser;

import java.time.Duration;
import java.util.function.Function;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Looks again for what an answer of the server replaces while it is looked at, and for what is looked for while its page goes. */
final class Patience extends WebDriverWait {

    Patience(WebDriver driver, Duration most) {
        super(driver, most);
        ignoring(StaleElementReferenceException.class);
    }

    @Override
    public <V> V until(Function<? super WebDriver, ? extends V> condition) {
        return super.until(browser -> {
            try {
                return condition.apply(browser);
            } catch (WebDriverException going) {
                if (String.valueOf(going.getMessage()).contains("aborted by navigation")) {
                    return null;
                }
                throw going;
            }
        });
    }
}
