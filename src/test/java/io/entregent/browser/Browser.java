package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;

/**
 * One real Chromium that remembers nothing of before: one person at the portal, or one handset at the sandbox. Starting
 * it is most of a short test, so that whoever closes one leaves it, emptied, to the next who speaks the language.
 */
public final class Browser implements AutoCloseable {

    public static final int DESKTOP = 1280;
    public static final int PHONE = 390;
    private static final int HEIGHT = 900;
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    /** Where a click on a file puts it; left to itself, a browser without a window puts it where the build was started. */
    private static final Path DOWNLOADS = Path.of("target", "downloads").toAbsolutePath();
    private static final String AJAX_AT_REST = """
            return document.readyState === 'complete'
              && (!window.PrimeFaces || PrimeFaces.ajax.Queue.isEmpty())
              && (!window.jQuery || jQuery.active === 0)""";

    /** By language. */
    private static final Map<String, Queue<ChromeDriver>> RESTING = new ConcurrentHashMap<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RESTING.values().forEach(some -> some.forEach(ChromeDriver::quit))));
    }

    private final String language;
    private final ChromeDriver driver;
    private final List<String> complaints = new ArrayList<>();

    /** @param language of the browser, such as fr or en */
    Browser(String language) {
        this.language = language;
        ChromeDriver rested = resting(language).poll();
        driver = rested == null ? new ChromeDriver(service(), options(language)) : rested;
        width(DESKTOP);
    }

    public ChromeDriver driver() {
        return driver;
    }

    public static String portal() {
        return System.getProperty("entregent.portal.url");
    }

    public static String keycloak() {
        return System.getProperty("entregent.keycloak.url");
    }

    /** @param path within the portal, with its slash */
    public Browser open(String path) {
        driver.get(portal() + path);
        return this;
    }

    /** Opens a path as nobody yet, and logs in where Keycloak asks; ends on the page that was asked for. */
    public Browser login(String user, String path) {
        open(path);
        type(By.id("username"), user);
        if (driver.findElements(By.id("password")).isEmpty()) {
            click(By.id("kc-login"));
        }
        type(By.id("password"), "demo");
        click(By.id("kc-login"));
        await().withMessage(() -> user + " to be let in; what is shown is " + shown())
                .until(browser -> browser.getCurrentUrl().startsWith(portal()));
        return this;
    }

    /** Opens the conversation with somebody from the list of the inbox. @return its id */
    public String openThread(String name) {
        By row = By.xpath("//a[contains(@class, 'row')][.//*[contains(text(), '" + name + "')]]");
        String address = await().until(browser -> find(row).getDomAttribute("href"));
        open(address);
        find(By.id("bubbles"));
        atRest();
        return find(By.id("inbox")).getDomAttribute("data-conversation");
    }

    public FluentWait<WebDriver> await() {
        return new Patience(driver, PATIENCE);
    }

    private String shown() {
        return driver.getCurrentUrl() + ": " + driver.findElement(By.tagName("body")).getText();
    }

    public WebElement find(By by) {
        return await().until(ExpectedConditions.visibilityOfElementLocated(by));
    }

    /** The element found by the attribute data-testid. */
    public WebElement find(String testId) {
        return find(By.cssSelector("[data-testid='" + testId + "']"));
    }

    public void click(By by) {
        await().until(browser -> {
            WebElement there = ExpectedConditions.elementToBeClickable(by).apply(browser);
            if (there != null) {
                there.click();
            }
            return there != null;
        });
    }

    public void type(By by, String text) {
        await().until(browser -> {
            WebElement field = ExpectedConditions.visibilityOfElementLocated(by).apply(browser);
            if (field != null) {
                field.clear();
                field.sendKeys(text);
            }
            return field != null;
        });
    }

    /** Does something that starts an ajax request, and returns when the page is at rest again. */
    public void guardAjax(Runnable action) {
        action.run();
        atRest();
    }

    public void atRest() {
        await().withMessage(() -> "the page to be at rest; what is shown is " + shown())
                .until(browser -> Boolean.TRUE.equals(driver.executeScript(AJAX_AT_REST)));
    }

    public Browser width(int pixels) {
        driver.manage().window().setSize(new Dimension(pixels, HEIGHT));
        return this;
    }

    /** The status with which the page that is shown was answered. */
    public long status() {
        return (Long) driver.executeScript("return performance.getEntriesByType('navigation')[0].responseStatus");
    }

    /** Pixels by which the page is wider than the window. */
    public long overflow() {
        return (Long) driver.executeScript("const e = document.documentElement; return Math.max(0, e.scrollWidth - e.clientWidth)");
    }

    /** What an address answers to this browser's session: the status, a space, the text. */
    public String fetch(String path) {
        return String.valueOf(driver.executeAsyncScript(
                "var done = arguments[1]; fetch(arguments[0]).then(async r => done(r.status + ' ' + await r.text()));", path));
    }

    /** Writes target/screenshots/NAME-WIDTH.png. */
    public Path screenshot(String name, int width) {
        width(width);
        Path file = Path.of("target", "screenshots", name + "-" + width + ".png");
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * axe-core finds nothing to complain about on this page, as it is now. Legacy mode asks within the page instead of in
     * a second tab, which takes half the time; what it cannot enter are frames of other origins, and pages have none.
     */
    public void assertAccessible() {
        AxeBuilder axe = new AxeBuilder().setLegacyMode(true);
        axe.setOptions("{\"resultTypes\": [\"violations\"]}");
        assertThat(axe.analyze(driver).getViolations())
                .as("accessibility of %s", driver.getCurrentUrl())
                .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList())
                .isEmpty();
    }

    /** The page is accessible and as wide as its window, on a desk and in a hand; leaves a screenshot of each. */
    public void assertPresentable(String name) {
        for (int width : new int[] {1440, PHONE}) {
            screenshot(name, width);
            assertAccessible();
            long over = (Long) driver.executeScript("return Math.max(0, ...[document.documentElement, ...document.querySelectorAll('#main, .pane')]"
                    + ".map(e => e.scrollWidth - e.clientWidth))");
            assertThat(over).as("sideways scroll of %s at %d", name, width).isZero();
        }
        width(1440);
    }

    /** Errors that the portal's own pages put into the console since the last call: scripts, CSP, missing files. */
    public List<String> complaints() {
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue()
                        || entry.getMessage().contains("Content Security Policy"))
                .map(entry -> entry.getMessage())
                .filter(message -> !message.startsWith(keycloak()))
                .forEach(complaints::add);
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    @Override
    public void close() {
        try {
            forget();
            resting(language).add(driver);
        } catch (WebDriverException stuck) {
            driver.quit();
        }
    }

    private static Queue<ChromeDriver> resting(String language) {
        return RESTING.computeIfAbsent(language, none -> new ConcurrentLinkedQueue<>());
    }

    /** What a new profile would not have: windows and what they emulate, cookies, storage, cache, the console. */
    private void forget() {
        Set<String> before = driver.getWindowHandles();
        driver.switchTo().newWindow(WindowType.TAB);
        String fresh = driver.getWindowHandle();
        before.forEach(window -> driver.switchTo().window(window).close());
        driver.switchTo().window(fresh);
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
        driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", "*", "storageTypes", "all"));
        driver.manage().logs().get(LogType.BROWSER);
    }

    private static ChromeDriverService service() {
        return new ChromeDriverService.Builder()
                .usingDriverExecutable(onPath("chromedriver").toFile())
                .usingAnyFreePort()
                .build();
    }

    private static ChromeOptions options(String language) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        // Debian's command of that name is a script that waits for this program: ended by the driver, it would leave the program behind.
        Path program = Path.of("/usr/lib/chromium/chromium-headless-shell");
        options.setBinary((Files.isExecutable(program) ? program
                : onPath("chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome")).toFile());
        options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-dev-shm-usage", "--lang=" + language, "--accept-lang=" + language);
        options.setCapability("goog:loggingPrefs", logs);
        options.setExperimentalOption("prefs", Map.of("download.default_directory", DOWNLOADS.toString()));
        return options;
    }

    private static Path onPath(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Not on the PATH: " + String.join(", ", names)
                        + "; .ci/browser installs them."));
    }
}
