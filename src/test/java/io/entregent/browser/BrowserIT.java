package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;

/** Base of the tests in real browsers. Whatever a page complains about in the console fails the test. */
abstract class BrowserIT {

    private final List<Browser> open = new CopyOnWriteArrayList<>();

    /** A new browser of an English speaker whom nobody knows yet. */
    final Browser browser() {
        return browser("en");
    }

    final Browser browser(String language) {
        Browser browser = new Browser(language);
        open.add(browser);
        return browser;
    }

    @AfterEach
    final void nothingInTheConsole() {
        List<String> complaints = new ArrayList<>();
        for (Browser browser : open) {
            complaints.addAll(browser.complaints());
            browser.close();
        }
        open.clear();
        assertThat(complaints).as("errors in the browser console").isEmpty();
    }
}
