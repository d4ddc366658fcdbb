package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A form overwrites nothing that somebody has changed since its page was shown. */
@ExtendWith(SharedConsole.class)
class TwoSessionsTest {

  private static final String API = "/api/v1";
  private static final String CASE = API + "/dunning/cases/reminder.CN01.F-1";
  private static final String OPENED =
      "{\"at\":\"2026-04-01T01:00:00Z\",\"event\":\"opened\",\"actor\":\"system\",\"text\":\"was"
          + " opened\"}";
  private static final String HELD =
      "{\"at\":\"2026-04-02T01:00:00Z\",\"event\":\"held\",\"actor\":\"person:wu\",\"text\":\"was"
          + " held\"}";

  private static RunningConsole console;

  @BeforeAll
  static void start(RunningConsole shared) {
    console = shared;
  }

  private static void tell(int version, String timeline) {
    console.gateway.told.put(
        CASE,
        "{\"id\":\"reminder.CN01.F-1\",\"kind\":\"reminder\",\"account\":\"CN01.C-1.CNY\",\"state\":\"open\","
            + "\"version\":%d,\"timeline\":[%s]}".formatted(version, timeline));
    console.gateway.told.put(CASE + "/hold", "{}");
    console.gateway.versions.put(CASE + "/hold", String.valueOf(version));
  }

  private static String hidden(String page, String name) {
    return RunningConsole.found(
        Pattern.compile("type=\"hidden\" name=\"%s\" value=\"([^\"]*)\"".formatted(name)), page);
  }

  @Test
  void theSecondHoldOfACaseShowsTheFirst() throws Exception {
    tell(1, OPENED);
    String page = console.get("/cases/reminder.CN01.F-1").body();
    assertThat(page).doesNotContain(">new<");
    String form =
        "reason=mine&until=2026-05-01&back=%2Fcases%2Freminder.CN01.F-1&version="
            + hidden(page, "version")
            + "&seen="
            + hidden(page, "seen");

    tell(2, OPENED + "," + HELD);
    String refused = console.shownAfter("/cases/reminder.CN01.F-1/hold", form);
    assertThat(refused)
        .contains("Somebody has changed it since you looked. Nothing was overwritten.")
        .containsPattern(">new</span>[^/]*<time[^>]*>2026-04-02 09:00</time> <span>was held")
        .doesNotContainPattern(">new</span>[^/]*<time[^>]*>2026-04-01")
        .contains("value=\"mine\"", "value=\"2026-05-01\"");
    assertThat(console.gateway.sent).isEmpty();

    HttpResponse<String> done =
        console.act(
            "/cases/reminder.CN01.F-1/hold",
            form.replace("version=1", "version=" + hidden(refused, "version")));
    assertThat(done.statusCode()).isEqualTo(302);
    assertThat(console.gateway.sent)
        .containsExactly("POST " + CASE + "/hold{\"reason\":\"mine\",\"until\":\"2026-05-01\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "lock, lock, lockedBefore=2026-04-01",
    "chasing, chasing, from=2026-04-20",
    "schedule, confirmation-schedule, every=month&kind=positive",
    "paying, paying, currency=CNY"
  })
  void aSettingThatSomebodyHasChangedStays(String form, String what, String typed)
      throws Exception {
    String path = API + "/companies/CN01/" + what;
    console.gateway.told.put(path, "{\"version\":3,\"open\":true,\"waiting\":0}");
    console.gateway.versions.put(path, "3");
    String page = console.get("/company?company=CN01").body();
    assertThat(page).contains("name=\"version\" value=\"3\"");
    console.gateway.versions.put(path, "4");
    assertThat(console.shownAfter("/company/" + form + "?company=CN01", typed + "&version=3"))
        .contains("Somebody has changed it since you looked.");
    assertThat(console.gateway.sent).isEmpty();
    assertThat(console.shownAfter("/company/" + form + "?company=CN01", typed + "&version=4"))
        .doesNotContain("Somebody has changed it");
    assertThat(console.gateway.sent).hasSize(1);
  }

  /** The form has no selection: the one that a program has set stays. */
  @Test
  void aScheduleKeepsWhatItsFormDoesNotShow() throws Exception {
    String path = API + "/companies/CN01/confirmation-schedule";
    console.gateway.told.put(
        path,
        "{\"version\":1,\"every\":\"year\",\"select\":{\"class\":\"key\"},\"language\":\"en\"}");
    console.act("/company/schedule?company=CN01", "every=month&kind=positive&after=3");
    assertThat(console.gateway.sent.getFirst())
        .contains("\"every\":\"month\"", "\"select\":{\"class\":\"key\"}", "\"language\":\"en\"");
  }

  /** Two tabs show two companies: what one sends is of its company, whatever was looked at last. */
  @Test
  void aFormIsOfTheCompanyOfItsPage() throws Exception {
    console.gateway.told.put(API + "/companies/CN02/lock", "{\"version\":0}");
    assertThat(console.get("/company?company=CN02").body())
        .contains("action=\"/company/lock?company=CN02\"");
  }

  @Test
  void wordsThatSomebodyHasChangedAreLaidBesideThoseThatWereSeen() throws Exception {
    String path = API + "/notifications/templates/reminder-1/en";
    String versions = ",\"versions\":[{\"version\":2},{\"version\":1}]}";
    console.gateway.told.put(path, "{\"version\":2,\"text\":\"hers\"" + versions);
    console.gateway.versions.put(path, "2");
    String page =
        console.shownAfter("/templates/message/en/reminder-1", "subject=s&text=mine&seen=1");
    assertThat(page)
        .contains("Somebody has changed it since you looked.", "mine")
        .contains("Version 1", "name=\"seen\" value=\"2\"");
    assertThat(console.gateway.sent).isEmpty();
  }

  /** A task keeps open whatever came to it after it was read. */
  @Test
  void aTaskIsDoneAsItWasRead() throws Exception {
    console.gateway.told.put(
        API + "/dunning/tasks",
        "{\"tasks\":[{\"task\":\"CN01.C-1.very-late\",\"reason\":\"very-late\"}],"
            + "\"at\":\"2026-04-13T01:02:03Z\"}");
    console.gateway.told.put(API + "/dunning/cases", "{\"cases\":[]}");
    String page = console.get("/tasks?company=CN01&open=CN01.C-1.very-late").body();
    assertThat(hidden(page, "seenAt")).isEqualTo("2026-04-13T01:02:03Z");
    console.gateway.told.put(API + "/dunning/tasks/CN01.C-1.very-late/done", "{}");
    console.act("/tasks/CN01.C-1.very-late/done", "seenAt=2026-04-13T01:02:03Z");
    assertThat(console.gateway.sent)
        .containsExactly(
            "POST "
                + API
                + "/dunning/tasks/CN01.C-1.very-late/done{\"seenAt\":\"2026-04-13T01:02:03Z\"}");
  }

  @Test
  void aRateTakesThePlaceOfNoneThatWasNotSeen() throws Exception {
    String path = API + "/companies/CN01/rates";
    String form = "to=CNY&day=2026-03-31&currency=USD&rate=7.3&back=%2Frates";
    console.gateway.refused.put(
        path,
        "{\"type\":\"urn:huikuan:problem:changed-meanwhile\",\"status\":412,\"errors\":[{\"field\":"
            + "\"rates[0].instead\",\"allowed\":\"7.2, which stands\"}]}");
    String page = console.shownAfter("/rates", form);
    assertThat(page)
        .contains("Somebody has changed it since you looked.", "7.2 stands")
        .contains("value=\"7.3\"");
    assertThat(hidden(page, "instead")).isEqualTo("7.2");

    console.gateway.refused.put(
        path,
        "{\"type\":\"urn:huikuan:problem:invalid\",\"status\":400,\"errors\":[{\"field\":"
            + "\"rates[0].rate\",\"allowed\":\"above zero\"}]}");
    console.gateway.told.put(path, "{\"rates\":[{\"day\":\"2026-03-31\",\"rate\":\"9.9\"}]}");
    assertThat(hidden(console.shownAfter("/rates", form + "&instead=7.2"), "instead"))
        .as("nobody has seen 9.9")
        .isEqualTo("7.2");
    console.gateway.refused.clear();
    console.gateway.sent.clear();
    console.gateway.told.put(path, "{\"rates\":[{\"day\":\"2026-03-31\",\"rate\":\"7.2\"}]}");
    console.act("/rates?company=CN01", form);
    console.act("/rates?company=CN01", form + "&instead=7.2");
    assertThat(console.gateway.sent.getFirst()).contains("\"instead\":null");
    assertThat(console.gateway.sent.getLast()).contains("\"instead\":\"7.2\"");
  }
}
