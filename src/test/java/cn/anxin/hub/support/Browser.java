package cn.anxin.hub.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium without a window, as a person at the console uses it. */
@SuppressWarnings("deprecation") // The store closes what implements this; the successor came with JUnit 5.13.
public final class Browser implements CloseableResource {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    private final ChromeDriver driver;
    private int port;

    Browser(Path chromium, Path chromedriver) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=zh-CN");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromedriver.toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
        driver.manage().timeouts().pageLoadTimeout(PATIENCE).scriptTimeout(PATIENCE);
    }

    Browser at(int webPort) {
        port = webPort;
        return this;
    }

    /** Signs everyone out and goes back to a wide window. */
    void forget() {
        driver.get("http://localhost:" + port + "/favicon.svg");
        driver.manage().deleteAllCookies();
        troubles();
        scripts(true);
        width(1280);
    }

    /** Looks at no page any more, so that none goes on asking. */
    void leave() {
        driver.get("about:blank");
    }

    /** Signs in through the form as a person does. */
    public Browser signIn(String name, String password) {
        open("/login").fill("input[name=username]", name).fill("input[name=password]", password);
        click("form[action='/login'] button");
        waitFor("header .user");
        return this;
    }

    public Browser signIn() {
        return signIn("admin", WebSlice.PASSWORD);
    }

    public Browser open(String path) {
        driver.get("http://localhost:" + port + path);
        return this;
    }

    public Browser width(int width) {
        driver.manage().window().setSize(new Dimension(width, 900));
        return this;
    }

    /** Whether pages may run scripts. */
    public Browser scripts(boolean on) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
        return this;
    }

    public Browser click(String css) {
        with(css, field -> {
            field.click();
            return css;
        });
        return this;
    }

    public Browser fill(String css, String text) {
        with(css, field -> {
            field.clear();
            field.sendKeys(text);
            return css;
        });
        return this;
    }

    /** The path and the query of the address shown. */
    public String path() {
        String url = Objects.requireNonNull(driver.getCurrentUrl());
        return url.substring(url.indexOf('/', "http://".length()));
    }

    /** What can be read in the element. */
    public String text(String css) {
        return with(css, WebElement::getText);
    }

    public List<String> texts(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .map(WebElement::getText)
                .toList();
    }

    public boolean has(String css) {
        return !driver.findElements(By.cssSelector(css)).isEmpty();
    }

    /** Waits until the page has the element. */
    public Browser waitFor(String css) {
        patiently().until(now -> has(css));
        return this;
    }

    /** Waits until the element says so. */
    public Browser waitFor(String css, String text) {
        patiently()
                .withMessage(() -> text + " in " + texts(css))
                .until(now -> texts(css).stream().anyMatch(each -> each.contains(text)));
        return this;
    }

    /** The result of a script. */
    public Object script(String code, Object... values) {
        return Objects.requireNonNull(driver.executeScript(code, values));
    }

    public ChromeDriver driver() {
        return driver;
    }

    /** Rules of WCAG A and AA that the page breaks seriously, and what it complained of: both ought to be empty. */
    public void assertAccessible() {
        Results results = new AxeBuilder()
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"))
                .analyze(driver);
        List<String> findings = results.getViolations().stream()
                .filter(rule -> SERIOUS.contains(rule.getImpact()))
                .map(Browser::said)
                .toList();
        assertThat(findings).as(path()).isEmpty();
        assertThat(troubles()).as("the browser's log of " + path()).isEmpty();
        assertThat(((Number) script("return document.documentElement.scrollWidth - window.innerWidth")).intValue())
                .as("pixels that stand out at the side of " + path())
                .isLessThanOrEqualTo(0);
    }

    private static String said(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream()
                        .map(node -> node.getTarget() + " " + node.getFailureSummary())
                        .limit(3)
                        .toList();
    }

    /** What the browser logged since it was asked last: scripts that failed, what the content policy kept out. */
    public List<String> troubles() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                // Chromium asks for it by itself beside a picture.
                .filter(message -> !message.contains("/favicon.ico"))
                .toList();
    }

    /** The whole page as a picture below {@code target/screenshots}. */
    public void shoot(String name) {
        long height = ((Number) script("return document.documentElement.scrollHeight")).longValue();
        Dimension before = driver.manage().window().getSize();
        driver.manage().window().setSize(new Dimension(before.getWidth(), (int) Math.min(height + 200, 6_000)));
        try {
            Path file = Path.of("target", "screenshots", name + ".png");
            Files.createDirectories(file.getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            driver.manage().window().setSize(before);
        }
    }

    /** What is asked of the element. A part of a page may be exchanged for a newer one just then: it is looked up anew. */
    private <T> T with(String css, Function<WebElement, T> question) {
        return patiently()
                .ignoring(NoSuchElementException.class)
                .until(now -> question.apply(now.findElement(By.cssSelector(css))));
    }

    private FluentWait<WebDriver> patiently() {
        return new WebDriverWait(driver, PATIENCE, POLL).ignoring(StaleElementReferenceException.class);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
