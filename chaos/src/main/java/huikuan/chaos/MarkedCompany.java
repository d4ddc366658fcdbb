package huikuan.chaos;

import huikuan.standalone.client.GatewayClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A company in whose every name a word stands that stands in nothing else. */
final class MarkedCompany {

  /** The company's id, and the word. */
  static final String MARK = "SEEHUND";

  private static final JsonMapper JSON = new JsonMapper();
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int CUSTOMERS = 4;

  /** How late the invoices of a customer are. */
  private static final List<Integer> DAYS_LATE = List.of(200, 70, 21, 1, -30);

  /** So long that reminders are sent. */
  private static final Duration CHASED = Duration.ofDays(5);

  private final GatewayClient gateway;

  MarkedCompany(GatewayClient gateway) {
    this.gateway = gateway;
  }

  /** Returns when it has customers, documents of each kind, cases, holds, tasks and mails. */
  void play() {
    Instant now = gateway.clock();
    LocalDate today = LocalDate.ofInstant(now, ZONE);
    gateway.openChasing(MARK, today);
    List<JsonNode> documents = new ArrayList<>();
    for (int each = 1; each <= CUSTOMERS; each++) {
      gateway.putCustomer(MARK, MARK + "-C-" + each, customer(each));
      documents.addAll(documents(each, today));
    }
    int rejected = gateway.post(documents).rejected();
    if (rejected > 0) {
      throw new IllegalStateException(rejected + " documents of the marked company were refused");
    }
    gateway.moveClock(now.plus(CHASED));
    gateway.settle();
    LocalDate then = today.plus(CHASED.toDays(), java.time.temporal.ChronoUnit.DAYS);
    gateway.post(
        "/dunning/cases/reminder.%1$s.%1$s-I-1-2/hold".formatted(MARK),
        json(
            """
            {"reason":"they ask for %1$sBELEG","until":"%2$s","note":"call %1$sLOTSE"}\
            """
                .formatted(MARK, then.plusDays(30))));
    gateway.post(
        "/dunning/customers/%1$s/%1$s-C-2/hold".formatted(MARK),
        json(
            """
            {"reason":"%1$sSTREIT","until":"%2$s"}\
            """
                .formatted(MARK, then.plusDays(30))));
    gateway.put(
        "/companies/" + MARK + "/lock",
        json(
            """
            {"lockedBefore":"%2$s","reason":"%1$sSCHLUSS"}\
            """
                .formatted(MARK, today.minusYears(2))));
    gateway.put(
        "/companies/" + MARK + "/receipts", json("{\"completeThrough\":\"%s\"}".formatted(then)));
    gateway.settle();
  }

  private static JsonNode customer(int number) {
    return json(
        """
        {"name":"%1$sWERFT-%2$d","taxNumber":"%1$sSTEUER%2$d","locale":"%3$s","timeZone":"%4$s",
         "contacts":[{"id":"p1","name":"%1$sLOTSE-%2$d","role":"paymentResponsible",
                      "email":"lotse%2$d@%5$s.example"},
                     {"id":"d1","name":"%1$sKAPITAEN-%2$d","role":"decisionMaker",
                      "email":"kapitaen%2$d@%5$s.example"}]}\
        """
            .formatted(
                MARK,
                number,
                number % 2 == 0 ? "en" : "zh-CN",
                ZONE,
                MARK.toLowerCase(java.util.Locale.ROOT)));
  }

  private static List<JsonNode> documents(int customer, LocalDate today) {
    List<JsonNode> documents = new ArrayList<>();
    for (int each = 0; each < DAYS_LATE.size(); each++) {
      LocalDate due = today.minusDays(DAYS_LATE.get(each));
      documents.add(
          document(
              customer,
              "I-%d-%d".formatted(customer, each + 1),
              """
              "kind":"invoice","postedOn":"%s","dueOn":"%s","amount":"%d.17","contract":"%4$sVERTRAG",
              "salesOwner":"%4$s.wang","reference":"%4$sAUFTRAG-%3$d"\
              """
                  .formatted(due.minusDays(30), due, 1_000 + 100 * customer + each, MARK)));
    }
    String day = "\"postedOn\":\"" + today.minusDays(1) + "\",";
    documents.add(
        document(
            customer,
            "R-" + customer,
            day + "\"kind\":\"receipt\",\"amount\":\"55.50\",\"allocate\":\"none\""));
    documents.add(
        document(
            customer,
            "N-" + customer,
            day
                + "\"kind\":\"creditNote\",\"amount\":\"10.00\",\"invoice\":\"%s-I-%d-3\""
                    .formatted(MARK, customer)));
    documents.add(
        document(
            customer,
            "W-" + customer,
            day
                + "\"kind\":\"writeOff\",\"amount\":\"5.00\",\"invoice\":\"%1$s-I-%2$d-2\",\"reason\":\"%1$sNOT\""
                    .formatted(MARK, customer)));
    documents.add(
        document(customer, "F-" + customer, day + "\"kind\":\"refund\",\"amount\":\"7.00\""));
    return documents;
  }

  private static JsonNode document(int customer, String number, String fields) {
    return json(
        """
        {"company":"%1$s","customer":"%1$s-C-%2$d","currency":"CNY","number":"%1$s-%3$s",%4$s}\
        """
            .formatted(MARK, customer, number, fields));
  }

  private static JsonNode json(String text) {
    return JSON.readTree(text);
  }
}
