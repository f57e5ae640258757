package dev.kairos.jobs.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a window; Debian has it in the packages chromium and chromium-driver. Nothing is downloaded. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts it; where there is none the test is skipped, visibly. */
    static Browser require() {
        Optional<Path> browser = onPath("chromium");
        Optional<Path> control = onPath("chromedriver");
        boolean isThere = browser.isPresent() && control.isPresent();
        if (!isThere) {
            System.out.println("skipped: browser absent (chromium and chromedriver on the PATH)");
        }
        assumeTrue(isThere, "browser absent");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.get().toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(control.get().toFile())
                .withLogOutput(java.io.OutputStream.nullOutputStream())
                .build();
        Browser started = new Browser(new ChromeDriver(service, options));
        started.driver.manage().timeouts().scriptTimeout(PATIENCE.multipliedBy(2));
        started.driver.manage().window().setSize(new Dimension(1500, 1100));
        return started;
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    void open(Path page) {
        open(page, "");
    }

    /** Opens a place in a page anew. */
    void open(Path page, String place) {
        driver.get("about:blank");
        driver.get(page.toUri() + (place.isEmpty() ? "" : "#" + place));
    }

    /** Whether the reader's system is dark. */
    void prefersDark(boolean isDark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", isDark ? "dark" : "light"))));
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    String text(String selector) {
        return find(selector).getText();
    }

    void choose(String select, String value) {
        find(select + " option[value=\"" + value + "\"]").click();
    }

    /** Types keys where the focus is. */
    void type(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Types a key where nothing has the focus. */
    void press(CharSequence key) {
        find("body").sendKeys(key);
    }

    Object run(String script) {
        return ((JavascriptExecutor) driver).executeScript("return " + script);
    }

    /** Waits until a script says true, for what the page does in its own time. */
    void until(String script) {
        Object met = driver.executeAsyncScript(
                "const done = arguments[arguments.length - 1]; const ends = performance.now() + arguments[0];"
                        + "const look = () => { if (" + script + ") done(true);"
                        + " else if (performance.now() > ends) done(false); else requestAnimationFrame(look); }; look();",
                PATIENCE.toMillis());
        if (!Boolean.TRUE.equals(met)) {
            throw new AssertionError("never became true: " + script + "; the page says: " + problems());
        }
    }

    /** What the page complained about since this was last asked. */
    List<String> problems() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::toString)
                .toList();
    }

    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
