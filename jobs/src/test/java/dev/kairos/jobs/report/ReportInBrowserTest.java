package dev.kairos.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.decision.CheckResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

class ReportInBrowserTest {
    private static final int MANY = 4_000;
    private static final int LONG = 3_000;
    private static final String HOSTILE =
            "</script><script>window.hacked=1</script><img src=x onerror=\"window.hacked=1\"> {{data}} '\"`${hacked}";
    private static final String SEPARATORS = "\u2028 \u2029 \\u003c </SCRIPT>";
    private static final Path PICTURES = Path.of("target", "report-pictures");

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static Path report;

    @BeforeAll
    static void startBrowserAndWriteReport() throws IOException {
        browser = Browser.require();
        RunFixture run = new RunFixture("moderator");
        quarrel(run, "quarrel");
        quarrel(run, HOSTILE);
        for (int i = 0; i < MANY; i++) {
            String session = String.format("s-%05d", i);
            run.says(session, 1, "u" + i, "Nothing to see in number " + i + ".").waits(session, 1, 0);
        }
        for (int minute = 1; minute <= LONG; minute++) {
            run.says("long", minute, "ann", "And so on, " + minute + " times.");
            if (minute == LONG - 100) {
                run.speaks("long", minute, 0.8, List.of(), "Enough?");
            } else {
                run.waits("long", minute, 0);
            }
        }
        report = folder.resolve("report.html");
        Report.of("Quarrels " + HOSTILE, List.of(run.write(folder))).write(report);
    }

    private static void quarrel(RunFixture run, String session) {
        run.says(session, 1, "ann", "You never listen. " + session + SEPARATORS)
                .says(session, 2, "bob", "What a stupid idea, you moron.")
                .says(session, 3, "ann", "Say that again.")
                .says(session, 9, "bob", "Fine.")
                .wanted(session, 2, 4, "de-escalate")
                .waits(session, 1, 0)
                .checked(session, 2, 0.7, new CheckResult("cool-down", false, "2 min of 10 min"))
                .speaks(session, 3, 0.8, List.of("e1", "e2", "e3"), "Let's take a breath. " + session)
                .holds(session, 9, 0.7);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private void open(String place) {
        browser.open(report, place);
        browser.until("document.getElementById('count').textContent.includes('of')");
    }

    private void openQuarrel() {
        open("assistant=moderator%401&part=recording&session=quarrel");
        browser.until("document.querySelector('#details .verdict') !== null");
    }

    @Test
    void opensFromDiskWithoutAnyComplaintOrRequest() {
        open("");
        assertThat(browser.text("#overview")).contains("Figures", "moderator@1", "precision");
        assertThat(browser.all("#overview canvas")).isNotEmpty();
        openQuarrel();
        assertThat(browser.all("#timeline canvas")).hasSize(1);
        assertThat(browser.problems()).isEmpty();
        assertThat(browser.run("performance.getEntriesByType('resource').length"))
                .isEqualTo(0L);
    }

    @Test
    void saysWhyItSpokeAndWhatWouldHaveChangedIt() {
        openQuarrel();
        assertThat(browser.text("#details"))
                .contains("Spoke (de-escalate), to everybody", "score 0.80, needed 0.60")
                .contains("With a score below 0.60 it would have waited")
                .contains("e1 as “edge”, e2 as “retort”, e3 as “escalation”")
                .contains("Let's take a breath.", "wanted", "accepted");
    }

    @Test
    void aClickOnAnotherDecisionSaysWhichCheckKeptItBack() {
        openQuarrel();
        browser.find("#transcript [data-point=e2]").click();
        browser.until("document.querySelector('#details').textContent.includes('cool-down')");
        assertThat(browser.text("#details"))
                .contains("Would have spoken (de-escalate), to everybody; check cool-down said no")
                .contains("Check cool-down had to say yes; it saw: 2 min of 10 min.")
                .contains("It was next let through at 2026-03-04T10:03:00Z, 1 min 0 s later.");
        assertThat((String) browser.run("location.hash")).contains("point=e2");
    }

    @Test
    void aClickOnTheTimelineChoosesTheDecisionUnderIt() {
        openQuarrel();
        browser.find("#transcript [data-point=e1]").click();
        browser.until("document.querySelector('#details').textContent.includes('Waited')");
        browser.run(
                "(() => { const chart = echarts.getInstanceByDom(document.getElementById('timeline'));"
                        + " const at = chart.convertToPixel({xAxisIndex: 2, yAxisIndex: 2}, [Date.UTC(2026, 2, 4, 10, 9), 'decided']);"
                        + " const canvas = document.querySelector('#timeline canvas'); const box = canvas.getBoundingClientRect();"
                        + " for (const type of ['mousemove', 'mousedown', 'mouseup', 'click'])"
                        + " canvas.dispatchEvent(new MouseEvent(type, {bubbles: true, clientX: box.left + at[0], clientY: box.top + at[1]})); })()");
        browser.until("document.querySelector('#details').textContent.includes('Held back')");
        assertThat(browser.text("#details")).contains("It had last acted at 2026-03-04T10:03:00Z, 6 min 0 s before.");
    }

    @Test
    void filtersLeaveWhatTheySayAndCanBeCleared() {
        open("");
        assertThat(browser.text("#count")).isEqualTo("4,003 of 4,003 sessions");
        browser.choose("#by-check", "cool-down");
        assertThat(browser.text("#count")).isEqualTo("2 of 4,003 sessions");
        browser.choose("#by-outcome", "ACCEPTED");
        browser.choose("#by-action", "HOLD");
        browser.choose("#by-gold", "met");
        assertThat(browser.text("#count")).isEqualTo("2 of 4,003 sessions");
        browser.choose("#by-gold", "missed");
        assertThat(browser.text("#count")).isEqualTo("0 of 4,003 sessions");
        browser.find("#clear").click();
        assertThat(browser.text("#count")).isEqualTo("4,003 of 4,003 sessions");
    }

    @Test
    void searchFindsNamesAtOnceAndWordsInsideSessions() {
        open("");
        browser.find("#search").sendKeys("s-0123");
        assertThat(browser.text("#count")).isEqualTo("10 of 4,003 sessions");
        browser.find("#clear").click();
        browser.find("#search").sendKeys("number 3999");
        browser.until("document.getElementById('count').textContent.startsWith('1 of')");
        assertThat(browser.text("#rows .row-name")).isEqualTo("s-03999");
    }

    @Test
    void thousandsOfSessionsHaveRowsOnlyWhereTheyAreSeen() {
        open("");
        assertThat(browser.all("#rows .row")).hasSizeLessThan(60);
        browser.run("document.getElementById('list').scrollTop = 1e9");
        browser.until("document.querySelector('#rows .row:last-child .row-name').textContent === 's-03999'");
        assertThat(browser.all("#rows .row")).hasSizeLessThan(60);
    }

    @Test
    void everythingCanBeReachedByKeyboard() {
        open("");
        browser.press("/");
        browser.type("quarrel", Keys.ENTER);
        browser.type(Keys.END, Keys.HOME, Keys.ARROW_DOWN, Keys.ARROW_UP, Keys.END, Keys.ENTER);
        browser.until("document.getElementById('session-name').textContent === 'quarrel'");
        browser.until("document.querySelector('#details .verdict')?.textContent.includes('Spoke')");
        browser.type("j");
        browser.until("document.querySelector('#details .verdict').textContent.includes('Held back')");
        browser.type("k", "k");
        browser.until("document.querySelector('#details .verdict').textContent.includes('cool-down')");
        browser.type("K");
        browser.until("document.querySelector('#details .verdict').textContent.includes('Waited')");
        browser.type("?");
        assertThat(browser.find("#help").isDisplayed()).isTrue();
        browser.type(Keys.ESCAPE);
        assertThat(browser.find("#help").isDisplayed()).isFalse();
        browser.press("f");
        browser.until("!document.getElementById('overview').hidden");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void aLongSessionShowsTheChosenDecisionAndMoreWhereAsked() {
        open("assistant=moderator%401&part=recording&session=long");
        browser.until("document.querySelector('#transcript .selected') !== null");
        assertThat(browser.run(
                        "(() => { const line = document.querySelector('#transcript .selected').getBoundingClientRect();"
                                + " const box = document.getElementById('transcript').getBoundingClientRect();"
                                + " return line.top >= box.top && line.bottom <= box.bottom; })()"))
                .isEqualTo(true);
        assertThat(browser.all("#transcript .line")).hasSizeLessThan(1_000);
        browser.find("#transcript .more").click();
        assertThat(browser.all("#transcript .line")).hasSizeGreaterThan(1_000);
        assertThat(browser.all("#transcript .day")).hasSize(3);
    }

    @Test
    void offensiveWordsAreHiddenUntilSomebodyAsks() {
        openQuarrel();
        assertThat(browser.text("#transcript")).doesNotContain("moron").contains("may offend: show");
        assertThat(browser.text("#details")).doesNotContain("moron");
        browser.press("o");
        assertThat(browser.text("#transcript")).contains("moron");
    }

    @Test
    void whatComesFromOutsideIsShownAsItIsAndNeverRun() {
        open("");
        assertThat(browser.text("#title")).contains("<img src=x onerror=");
        browser.find("#search").sendKeys("script", Keys.ENTER);
        browser.type(Keys.ENTER);
        browser.until("document.querySelector('#details .verdict') !== null");
        assertThat(browser.text("#session-name")).startsWith("</script><script>window.hacked=1</script><img");
        assertThat(browser.text("#details")).contains("Let's take a breath. </script><script>");
        browser.find("#transcript [data-point=e1]").click();
        assertThat(browser.text("#transcript")).contains("You never listen. </script><script>window.hacked=1</script>");
        assertThat(browser.run("window.hacked")).isNull();
        assertThat(browser.all("img")).isEmpty();
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void withoutEscapingTheHostileSessionWouldRun() throws IOException {
        Path broken = folder.resolve("broken.html");
        Files.writeString(broken, Files.readString(report).replace("\\u003c", "<"));
        browser.open(broken);
        browser.until("document.readyState === 'complete'");
        assertThat(browser.run("window.hacked")).isEqualTo(1L);
        assertThat(browser.problems()).isNotEmpty();
    }

    @Test
    void isLightOrDarkAsTheReaderLikes() throws IOException {
        browser.prefersDark(false);
        openQuarrel();
        String background = "getComputedStyle(document.body).backgroundColor";
        assertThat(browser.run(background)).isEqualTo("rgb(244, 244, 241)");
        keep("light.png");
        browser.press("t");
        assertThat(browser.run(background)).isEqualTo("rgb(18, 21, 24)");
        browser.prefersDark(true);
        openQuarrel();
        assertThat(browser.run(background)).isEqualTo("rgb(18, 21, 24)");
        keep("dark.png");
        browser.prefersDark(false);
    }

    private static void keep(String name) throws IOException {
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name), browser.picture());
    }
}
