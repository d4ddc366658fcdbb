package huikuan.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.dunning.House.Answer;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * A company is chased for from the day on which somebody opens it, and not without its receipts.
 */
class GoingLiveTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** More than the cases that decide anew at once. */
  private static final int BOOK = 210;

  private static House house;

  @BeforeAll
  static void start(@TempDir Path directory) {
    house = new House(directory, Instant.parse("2013-01-01T00:00:00Z"));
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  @Test
  void aBookThatIsMovedInWaitsAndIsThenRemindedOfAtTheFirstLevel() {
    AccountId account = AccountId.parse("MOVED.C-1.USD");
    LocalDate today = nextMonday();
    tell(account, today.minusDays(200), BOOK);
    house.moveTo(at(today.plusDays(4), 10));

    assertThat(asked(account)).isEmpty();
    JsonNode chasing = house.get("/api/v1/companies/MOVED/chasing").body();
    assertThat(chasing.path("open").asBoolean()).isFalse();
    assertThat(chasing.path("from").isNull()).isTrue();
    assertThat(chasing.path("waiting").asInt()).isEqualTo(BOOK);
    JsonNode planned =
        StreamSupport.stream(
                house.get("/api/v1/dunning/agenda?limit=1000").body().path("steps").spliterator(),
                false)
            .filter(each -> each.path("account").asString().equals(account.toString()))
            .findFirst()
            .orElseThrow();
    assertThat(planned.path("level").asString()).isEqualTo("reminder-1");
    assertThat(planned.path("waits").asString()).isEqualTo("chasing-closed");
    JsonNode one = house.get("/api/v1/dunning/cases/reminder.MOVED.I-7").body();
    assertThat(one.path("withheld").asString()).isEqualTo("chasing-closed");
    assertThat(decision(account, today.plusDays(2))).isEqualTo("chasing-closed");

    house.put("/api/v1/companies/MOVED/chasing", "{\"from\":\"" + today.plusDays(7) + "\"}");
    house.settle();
    house.restart();
    house.moveTo(at(today.plusDays(7), 8));
    assertThat(asked(account)).isEmpty();
    house.moveTo(at(today.plusDays(7), 18));

    assertThat(asked(account)).hasSize(BOOK);
    assertThat(asked(account))
        .extracting(each -> each.path("level").asString())
        .containsOnly("reminder-1");
    assertThat(asked(account))
        .extracting(each -> each.path("sending").path("day").asString())
        .containsOnly(today.plusDays(7).toString());
    assertThat(house.get("/api/v1/companies/MOVED/chasing").body().path("waiting").asInt())
        .isZero();
  }

  @Test
  void whatIsVeryLateWaitsForAPersonAsOneTaskOfItsCustomer() {
    AccountId account = AccountId.parse("CN01.LATE-1.USD");
    LocalDate today = today();
    String before = house.get("/api/v1/dunning/tasks").body().path("at").asString();
    house.moveTo(house.now().plusSeconds(60));
    tell(account, today.minusDays(400), BOOK);
    house.moveTo(at(today.plusDays(5), 10));
    assertThat(asked(account)).isEmpty();

    JsonNode task = house.get("/api/v1/dunning/tasks?company=CN01").body().path("tasks").path(0);
    assertThat(task.path("task").asString()).isEqualTo("CN01.LATE-1.very-late");
    assertThat(task.path("reason").asString()).isEqualTo("very-late");
    assertThat(task.path("claims").asInt()).isEqualTo(BOOK);
    assertThat(task.path("dueOn").asString()).isEqualTo(today.minusDays(400).toString());
    assertThat(house.get("/api/v1/dunning/tasks?reason=unusual-amount").body().path("tasks"))
        .isEmpty();
    assertThat(house.get("/api/v1/dunning/tasks?company=CN").body().path("tasks")).isEmpty();
    assertThat(
            house
                .get("/api/v1/dunning/cases?limit=1000&task=CN01.LATE-1.very-late")
                .body()
                .path("cases"))
        .hasSize(BOOK);
    assertThat(decision(account, today.plusDays(4))).isEqualTo("needs-review");

    String done = "/api/v1/dunning/tasks/CN01.LATE-1.very-late/done";
    assertThat(house.post(done, "{\"note\":7}").status()).isEqualTo(400);
    assertThat(house.post("/api/v1/dunning/tasks/CN01.LATE-1.due-far-ahead/done", "{}").status())
        .isEqualTo(404);
    assertThat(house.post(done, "{\"seenAt\":\"today\"}").status()).isEqualTo(400);
    assertThat(house.post(done, "{\"seenAt\":\"" + before + "\"}").status()).isEqualTo(200);
    house.moveTo(house.now().plusSeconds(60));
    assertThat(house.get("/api/v1/dunning/tasks?company=CN01").body().path("tasks"))
        .as("what came after it was read stays")
        .hasSize(1);
    House.Answer answer = house.post(done, "{\"note\":\"they moved\"}");
    assertThat(answer.body().path("claims").asInt()).isEqualTo(BOOK);
    house.restart();
    house.moveTo(house.now().plusSeconds(60));
    assertThat(house.get("/api/v1/dunning/tasks").body().path("tasks")).isEmpty();
    house.moveTo(at(today.plusDays(8), 10));
    assertThat(asked(account)).hasSize(BOOK);
  }

  @Test
  void aPersonCanSendADemandAtOnce() {
    AccountId account = AccountId.parse("CN01.NOW-1.USD");
    LocalDate monday = today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    house.moveTo(at(monday, 10));
    tell(account, monday.minusDays(1), 1);
    String demand = "/api/v1/dunning/cases/reminder.CN01.NOW-1-0/demand";
    assertThat(house.post(demand, "{}").status()).isEqualTo(400);
    assertThat(house.post("/api/v1/dunning/cases/reminder.CN01.none/demand", "{}").status())
        .isEqualTo(404);
    for (String reason : List.of("they said no", "they said no again")) {
      House.Answer answer = house.post(demand, "{\"reason\":\"" + reason + "\"}");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body().path("reason").asString()).isEqualTo("they said no");
    }
    house.moveTo(house.now().plusSeconds(60));
    JsonNode asked = asked(account).getFirst();
    assertThat(asked.path("level").asString()).isEqualTo("demand");
    assertThat(asked.path("ordered").asBoolean()).isTrue();
    assertThat(asked.path("sending").path("day").asString()).isEqualTo(monday.toString());
    house.moveTo(at(monday.plusDays(10), 10));
    assertThat(asked(account)).hasSize(1);
  }

  @Test
  void nothingLeavesWithoutThePreviousBankDayOnceAFeedHasStatedIt() {
    AccountId account = AccountId.parse("FEED.C-1.USD");
    LocalDate monday = nextMonday();
    house.put("/api/v1/companies/FEED/chasing", "{\"from\":\"" + monday + "\"}");
    receipts("FEED", monday);
    tell(account, monday.minusDays(2), 1);
    // A statement that comes late is older news.
    receipts("FEED", monday.minusDays(1));
    house.moveTo(at(monday.plusDays(1), 10));
    assertThat(asked(account)).hasSize(1);

    AccountId later = AccountId.parse("FEED.C-2.USD");
    tell(later, monday, 1);
    house.moveTo(at(monday.plusDays(3), 10));
    assertThat(asked(later)).isEmpty();
    JsonNode waiting = house.get("/api/v1/companies/FEED/chasing").body();
    assertThat(waiting.path("open").asBoolean()).isFalse();
    assertThat(waiting.path("receiptsCompleteThrough").asString()).isEqualTo(monday.toString());
    assertThat(waiting.path("receiptsRequired").asString())
        .isEqualTo(monday.plusDays(2).toString());
    assertThat(waiting.path("waiting").asInt()).isEqualTo(1);

    receipts("FEED", monday.plusDays(1));
    house.moveTo(at(monday.plusDays(3), 11));
    assertThat(asked(later)).isEmpty();
    receipts("FEED", monday.plusDays(2));
    house.moveTo(at(monday.plusDays(3), 12));
    assertThat(asked(later)).hasSize(1);
    assertThat(house.get("/actuator/prometheus").text())
        .containsPattern("huikuan_waiting_cases\\{[^}]*} 0");
  }

  @Test
  void aCompanyIsClosedAtOnce() {
    AccountId account = AccountId.parse("STOP.C-1.USD");
    LocalDate today = today();
    house.put("/api/v1/companies/STOP/chasing", "{\"from\":\"" + today + "\"}");
    tell(account, today, 1);
    house.moveTo(at(today.plusDays(2), 10));
    Answer unsaid = house.put("/api/v1/companies/STOP/chasing", "{\"from\":null}");
    assertThat(unsaid.status()).isEqualTo(400);
    assertThat(unsaid.body().path("errors").path(0).path("field").asString()).isEqualTo("reason");
    Answer blank = house.put("/api/v1/companies/STOP/chasing", "{\"from\":null,\"reason\":\" \"}");
    assertThat(blank.body().path("errors")).hasSize(1);
    Answer closed =
        house.put("/api/v1/companies/STOP/chasing", "{\"from\":null,\"reason\":\"wrong import\"}");
    assertThat(closed.body().path("open").asBoolean()).isFalse();
    house.settle();
    assertThat(house.told())
        .filteredOn(each -> each.key().equals("STOP"))
        .extracting(each -> each.event().path("from").asString("none"))
        .containsExactly(today.toString(), "none");
    house.moveTo(at(today.plusDays(9), 10));
    assertThat(asked(account)).isEmpty();
  }

  @Test
  void aCompanyChangesItsMindAboutTheDayFromWhichItIsOpen() {
    AccountId first = AccountId.parse("MIND.C-1.USD");
    AccountId second = AccountId.parse("MIND.C-2.USD");
    LocalDate today = nextMonday();
    tell(first, today.minusDays(9), 1);
    house.moveTo(at(today.plusDays(1), 10));
    assertThat(waiting("MIND")).isEqualTo(1);

    open("MIND", today.plusDays(20));
    assertThat(waiting("MIND")).as("it is planned").isZero();
    // It falls due while a day to come is known.
    tell(second, today.minusDays(9), 1);
    house.moveTo(at(today.plusDays(2), 10));
    assertThat(decision(second, today.plusDays(2))).isEqualTo("chasing-closed");

    open("MIND", today.plusDays(9));
    open("MIND", null);
    assertThat(waiting("MIND")).isEqualTo(2);
    open("MIND", today.plusDays(12));
    open("MIND", today.plusDays(4));
    assertThat(waiting("MIND")).isZero();
    house.restart();
    house.moveTo(at(today.plusDays(4), 8));
    assertThat(asked(first)).isEmpty();
    house.moveTo(at(today.plusDays(4), 10));
    assertThat(asked(first)).hasSize(1);
    assertThat(asked(second)).hasSize(1);

    // What is said afterwards concerns them no more.
    open("MIND", null);
    assertThat(waiting("MIND")).isZero();
    house.moveTo(at(today.plusDays(7), 10));
    assertThat(asked(first)).hasSize(1);
    assertThat(asked(second)).hasSize(1);
  }

  @Test
  void whatIsPlannedForALaterDayLeavesTheSameDayWhenItIsSaid() {
    AccountId account = AccountId.parse("SOON.C-1.USD");
    LocalDate today = nextMonday();
    tell(account, today.minusDays(9), 1);
    open("SOON", today.plusDays(9));
    house.moveTo(at(today.plusDays(2), 10));
    assertThat(asked(account)).isEmpty();
    open("SOON", today.plusDays(2));
    house.moveTo(at(today.plusDays(2), 11));
    assertThat(asked(account)).hasSize(1);
  }

  private static int waiting(String company) {
    house.settle();
    return house.get("/api/v1/companies/" + company + "/chasing").body().path("waiting").asInt();
  }

  /** What it leads to is done at once. */
  private static void open(String company, @Nullable LocalDate from) {
    String day = from == null ? "null" : "\"" + from + "\"";
    Answer answer =
        house.put(
            "/api/v1/companies/" + company + "/chasing",
            "{\"from\":" + day + ",\"reason\":\"so\"}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    house.settle();
    house.moveTo(house.now().plusSeconds(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chasing | {} | from",
        "chasing | {\"from\":\"2012-12-31\"} | from",
        "chasing | {\"from\":\"tomorrow\"} | from",
        "chasing | {\"from\":null,\"until\":\"2013-09-01\"} | until",
        "receipts | {} | completeThrough",
        "receipts | {\"completeThrough\":\"2199-01-01\"} | completeThrough",
        "receipts | {\"completeThrough\":null} | completeThrough",
      })
  void whatCannotBeIsRefused(String what, String body, String field) {
    Answer answer = house.put("/api/v1/companies/WRONG/" + what, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.body().path("errors").path(0).path("field").asString()).isEqualTo(field);
    JsonNode chasing = house.get("/api/v1/companies/WRONG/chasing").body();
    assertThat(chasing.path("from").isNull()).isTrue();
    assertThat(chasing.path("receiptsCompleteThrough").isNull()).isTrue();
  }

  @Test
  void whatWasSaidIsToldAtOnce() {
    String path = "/api/v1/companies/SAID/";
    LocalDate today = house.now().atZone(SHANGHAI).toLocalDate();
    for (int day = 0; day < 20; day++) {
      String from = today.plusDays(day).toString();
      house.put(path + "chasing", "{\"from\":\"" + from + "\"}");
      assertThat(house.get(path + "chasing").body().path("from").asString()).isEqualTo(from);
      JsonNode receipts =
          house.put(path + "receipts", "{\"completeThrough\":\"2012-01-01\"}").body();
      assertThat(receipts.path("from").asString()).isEqualTo(from);
    }
  }

  private static void receipts(String company, LocalDate through) {
    Answer answer =
        house.put(
            "/api/v1/companies/" + company + "/receipts",
            "{\"completeThrough\":\"" + through + "\"}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    house.settle();
  }

  private static void tell(AccountId account, LocalDate dueOn, int invoices) {
    house.tell(
        new CustomerChanged(account.customerId(), "ACME", "en", "Asia/Shanghai", "US", null),
        List.of(Contacts.responsible("li", "Li", "li@example.com")));
    IntStream.range(0, invoices)
        .forEach(
            i ->
                house.tell(
                    "invoice " + account + i,
                    new InvoicePosted(
                        account,
                        (account.customer().equals("C-1") ? "I" : account.customer()) + "-" + i,
                        dueOn.minusDays(30),
                        null,
                        dueOn,
                        Money.parse("100.00 USD"),
                        null,
                        null,
                        null)));
    house.settle();
  }

  private static List<JsonNode> asked(AccountId account) {
    return house.told().stream()
        .filter(each -> each.type().equals("huikuan.dunning.reminder-requested.v1"))
        .filter(each -> each.key().equals(account.toString()))
        .map(House.Told::event)
        .toList();
  }

  private static String decision(AccountId account, LocalDate day) {
    JsonNode decisions =
        house
            .get("/api/v1/dunning/decisions?account=" + account + "&on=" + day)
            .body()
            .path("decisions");
    return StreamSupport.stream(decisions.spliterator(), false)
        .map(each -> each.path("reason").asString())
        .findFirst()
        .orElse("none");
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(house.now(), SHANGHAI);
  }

  /** At 08:00: the day that begins a week of working days. */
  private static LocalDate nextMonday() {
    LocalDate monday = today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    house.moveTo(at(monday, 8));
    return monday;
  }

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(LocalTime.of(hour, 0)).atZone(SHANGHAI).toInstant();
  }
}
