package se.framdrift.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium. Whoever starts it closes it; a JVM that ends closes it too. */
public final class Browser implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private final ChromeDriver driver;
  private final Thread quit;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
    this.quit = new Thread(driver::quit, "quit-browser");
    Runtime.getRuntime().addShutdownHook(quit);
  }

  /** Starts one; skips the test where Chromium or its driver is not installed. */
  public static Browser start() {
    File program = program(BROWSERS);
    File service = program(List.of("chromedriver"));
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--lang=sv");
    LoggingPreferences logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logging);
    ChromeDriverService driven =
        new ChromeDriverService.Builder().usingDriverExecutable(service).usingAnyFreePort().build();
    return new Browser(new ChromeDriver(driven, options));
  }

  private static File program(List<String> names) {
    String path =
        Objects.requireNonNullElse(System.getenv("PATH"), "") + ":/usr/bin:/usr/local/bin";
    Optional<File> found =
        names.stream()
            .flatMap(name -> Arrays.stream(path.split(":")).map(folder -> new File(folder, name)))
            .filter(File::canExecute)
            .findFirst();
    return found.orElseGet(
        () ->
            abort(
                "Browser tests need Chromium and its driver, and there is no %s on the PATH: apt-get install chromium chromium-driver"
                    .formatted(String.join(" or ", names))));
  }

  /** For what this class has no word for. */
  public ChromeDriver driver() {
    return driver;
  }

  /** Goes to an address, and waits until it has loaded. */
  public Browser open(String address) {
    driver.get(address);
    return this;
  }

  /** Gives the page exactly this many CSS pixels. */
  public Browser resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    return this;
  }

  /** Runs a script in the page; what it returns as text. */
  public String script(String script, Object... arguments) {
    return String.valueOf(((JavascriptExecutor) driver).executeScript(script, arguments));
  }

  /** Forgets cookies, and what pages of these addresses have stored. */
  public void forget(String... addresses) {
    driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    for (String address : addresses) {
      driver.executeCdpCommand(
          "Storage.clearDataForOrigin", Map.of("origin", address, "storageTypes", "local_storage"));
    }
  }

  /**
   * Shows pages as to somebody who wants nothing to move.
   *
   * @param scheme {@code light} or {@code dark}
   */
  public Browser calm(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    return this;
  }

  /** As {@link #script}, for an expression that is true or false. */
  public boolean holds(String expression) {
    return script("return " + expression).equals("true");
  }

  /** As {@link #script}, for an expression that is a number. */
  public double number(String expression) {
    return Double.parseDouble(script("return " + expression));
  }

  /** The first element of a selector, once it is there. */
  public WebElement element(String selector) {
    return Wait.value(
        LIMIT,
        () -> selector + " on " + where(),
        () -> driver.findElement(By.cssSelector(selector)),
        _ -> true);
  }

  /** All elements of a selector that are there now. */
  public List<WebElement> elements(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** The text of an element, seen or not, with white space as one space. */
  public String text(String selector) {
    element(selector);
    String text =
        script("return document.querySelector(arguments[0])?.textContent ?? ''", selector);
    return text.replaceAll("[\\s\u00a0\u202f]+", " ").strip();
  }

  /** Waits until the text of an element fits, and gives it. */
  public String text(String selector, Predicate<String> fits) {
    return Wait.value(
        LIMIT, () -> selector + " says: " + text(selector), () -> text(selector), fits);
  }

  /** Waits until something is true; what it throws counts as no. */
  public void until(String what, Callable<Boolean> condition) {
    until(LIMIT, what, condition);
  }

  /** Waits until something is true; what it throws counts as no. */
  public void until(Duration limit, String what, Callable<Boolean> condition) {
    Wait.until(limit, () -> what + " on " + where(), condition);
  }

  /** Presses keys, wherever the focus is. */
  public void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** What the page has complained of since this was last asked: errors and blocked content. */
  public List<String> problems() {
    return complaints().map(LogEntry::getMessage).toList();
  }

  private Stream<LogEntry> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue());
  }

  private String where() {
    return driver.getCurrentUrl() + " («" + driver.getTitle() + "»)";
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(quit);
    driver.quit();
  }
}
