package huikuan.standalone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.standalone.LatePaymentHistoriesIT.Claim;
import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.client.GatewayRefused;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The balances of a book on the last day of March 2013, confirmed by letters: what each letter says
 * is made straight from the book, and each ends in its own way.
 */
final class ConfirmedBook {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final LocalDate CUT_OFF = LocalDate.of(2013, 3, 31);

  private static final String SENT_ON = "2014-02-03";

  /** In the afternoon there. */
  private static final Instant SENT_AT = Instant.parse("2014-02-03T06:30:00Z");

  /** More than thirty working days later. */
  private static final Instant CLOSED_AT = Instant.parse("2014-03-20T02:00:00Z");

  private final GatewayClient gateway;
  private final Path mails;

  /** The open amounts of each customer on the day, by number. */
  private final Map<String, Map<String, BigDecimal>> open;

  private final Map<String, String> letters = new TreeMap<>();
  private String run = "";

  ConfirmedBook(GatewayClient gateway, Path mails, List<Claim> claims) {
    this.gateway = gateway;
    this.mails = mails;
    this.open =
        claims.stream()
            .filter(claim -> claim.openOn(CUT_OFF))
            .collect(
                groupingBy(
                    Claim::customer, TreeMap::new, Collectors.toMap(Claim::number, Claim::amount)));
  }

  void isConfirmed() throws IOException {
    areWritten();
    areMailed();
    List<String> customers = List.copyOf(letters.keySet());
    agrees(customers.getFirst());
    String disagreed = customers.get(1);
    BigDecimal difference = disagrees(disagreed);
    comesBackAndIsSentAgain(customers.get(2));
    isCorrected(customers.get(3));
    areClosed(customers);
    assertThat(sum("agreed")).isEqualTo("1 " + owed(customers.getFirst()));
    assertThat(sum("notAgreed")).isEqualTo("1 " + owed(disagreed));
    JsonNode cause = result().path("causes").path(0);
    assertThat(cause.path("outcome").asString()).isEqualTo("open");
    assertThat(new BigDecimal(cause.path("difference").asString()))
        .isEqualByComparingTo(difference);
  }

  private BigDecimal owed(String customer) {
    return open.get(customer).values().stream()
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(2);
  }

  private BigDecimal owed() {
    return open.keySet().stream().map(this::owed).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** A row of the run's table. */
  private String sum(String name) {
    JsonNode row = result().path(name);
    return row.path("letters").asInt() + " " + row.path("balance").asString();
  }

  private JsonNode result() {
    return gateway.get("/confirmation-runs/" + run + "/results").path("results").path(0);
  }

  private void areWritten() {
    JsonNode started =
        gateway.post(
            "/confirmation-runs",
            JSON.readTree(
                """
                {"company":"CN01","kind":"positive","cutOff":"2013-03-31"}\
                """));
    run = started.path("number").asString();
    assertThat(started.path("accounts").asInt()).isEqualTo(open.size());
    gateway.settle();

    assertThat(gateway.get("/confirmation-runs/" + run).path("state").asString())
        .isEqualTo("written");
    assertThat(result().path("currency").asString()).isEqualTo("USD");
    assertThat(sum("all")).isEqualTo(open.size() + " " + owed()).endsWith(" 5903.74");
    assertThat(sum("notSent")).isEqualTo(sum("all"));
    for (JsonNode each :
        Chased.pages(gateway, "/confirmations?company=CN01&limit=100&run=" + run, "letters")) {
      JsonNode letter = letter(each.path("number").asString());
      String customer = letter.path("account").asString().replaceAll("^CN01\\.|\\.USD$", "");
      assertThat(letters.put(customer, letter.path("number").asString())).isNull();
      Map<String, BigDecimal> items = new TreeMap<>();
      letter
          .path("items")
          .forEach(
              item ->
                  items.put(
                      item.path("number").asString(),
                      new BigDecimal(item.path("open").asString())));
      assertThat(items)
          .as(customer)
          .usingRecursiveComparison()
          .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
          .isEqualTo(new TreeMap<>(open.get(customer)));
      assertThat(letter.path("balance").asString()).isEqualTo(owed(customer).toPlainString());
      assertThat(letter.path("balanceNow")).isEqualTo(letter.path("balance"));
      assertThat(letter.path("recipient").path("name").asString()).contains(customer);
    }
    assertThat(letters.keySet()).isEqualTo(open.keySet());
  }

  private JsonNode letter(String number) {
    return gateway.get("/confirmations/" + number);
  }

  private JsonNode letterOf(String customer) {
    return letter(letters.get(customer));
  }

  /** With the document: the PDF of which the letter tells the hash. */
  private void areMailed() throws IOException {
    gateway.post("/confirmation-runs/" + run + "/release");
    gateway.settle();
    assertThat(mailed()).isEmpty();
    gateway.moveClock(SENT_AT);

    assertThat(sum("sent")).isEqualTo(sum("all"));
    assertThat(sum("unanswered")).isEqualTo(sum("all"));
    List<String> caught = mailed();
    assertThat(caught).hasSize(letters.size());
    for (Map.Entry<String, String> each : letters.entrySet()) {
      String to = "ap@%s.example".formatted(each.getKey().toLowerCase(Locale.ROOT));
      assertThat(caught.stream().filter(mail -> mail.contains(each.getValue() + ".pdf")))
          .as(each.getKey())
          .singleElement(InstanceOfAssertFactories.STRING)
          .contains(to, "application/pdf")
          // %PDF- in Base64
          .contains("JVBERi0");
      assertThat(letter(each.getValue()).path("sent").path("sentOn").asString()).isEqualTo(SENT_ON);
    }
  }

  /** As they came to the mail server. */
  private List<String> mailed() throws IOException {
    List<String> read = new ArrayList<>();
    try (Stream<Path> files = Files.list(mails)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".eml")).toList()) {
        read.add(Files.readString(file, ISO_8859_1));
      }
    }
    return read;
  }

  private JsonNode reply(String customer, String fields) {
    return gateway.post(
        "/confirmations/" + letters.get(customer) + "/reply",
        JSON.readTree("{\"repliedOn\":\"" + SENT_ON + "\",\"by\":\"mail\"," + fields + "}"));
  }

  private void agrees(String customer) {
    assertThat(reply(customer, "\"outcome\":\"agreed\"").path("outcome").asString())
        .isEqualTo("agreed");
  }

  /** The customer has paid half of one item; answers the difference. */
  private BigDecimal disagrees(String customer) {
    Map.Entry<String, BigDecimal> item = open.get(customer).entrySet().iterator().next();
    BigDecimal theirs = item.getValue().divide(BigDecimal.TWO).setScale(2, RoundingMode.DOWN);
    BigDecimal difference = theirs.subtract(item.getValue());
    BigDecimal balance = owed(customer).add(difference);
    String differences =
        ",\"differences\":[{\"item\":\"%s\",\"theirs\":\"%s\",\"reason\":\"half is paid\"}]"
            .formatted(item.getKey(), theirs);
    String answer = "\"outcome\":\"notAgreed\",\"balance\":\"%s\"" + differences;
    refused("400: balance", () -> reply(customer, answer.formatted(balance.add(BigDecimal.ONE))));

    JsonNode answered = reply(customer, answer.formatted(balance));
    assertThat(answered.path("state").asString()).isEqualTo("not-agreed");
    assertThat(
            new BigDecimal(
                answered.path("answer").path("differences").path(0).path("difference").asString()))
        .isEqualByComparingTo(difference);
    return difference;
  }

  private static void refused(String status, ThrowingCallable request) {
    Assertions.assertThatExceptionOfType(GatewayRefused.class)
        .isThrownBy(request)
        .withMessageContaining(status);
  }

  private void comesBackAndIsSentAgain(String customer) throws IOException {
    String message = letterOf(customer).path("sent").path("message").asString();
    gateway.post(
        "/notifications/" + message + "/bounce",
        JSON.readTree("{\"reason\":\"550 5.1.1 no such mailbox\"}"));
    gateway.settle();
    assertThat(letterOf(customer).path("state").asString()).isEqualTo("bounced");
    assertThat(letterOf(customer).path("problem").path("reason").asString()).contains("550");
    assertThat(sum("notSent")).isEqualTo("1 " + owed(customer));

    JsonNode data = gateway.get("/customers/CN01/" + customer);
    gateway.putCustomer(
        "CN01",
        customer,
        JSON.readTree(
            """
            {"name":"%s","locale":"en","timeZone":"Asia/Shanghai","contacts":[{"id":"%s",
             "name":"Mended","role":"paymentResponsible","email":"mended@customer.example"}]}\
            """
                .formatted(customer, data.path("contacts").path(0).path("id").asString())));
    gateway.post(
        "/confirmations/" + letters.get(customer) + "/send", JSON.readTree("{\"way\":\"mail\"}"));
    gateway.settle();
    gateway.moveClock(SENT_AT.plusSeconds(1200));
    assertThat(letterOf(customer).path("state").asString()).isEqualTo("sent");
    assertThat(mailed())
        .hasSize(letters.size() + 1)
        .satisfiesOnlyOnce(
            mail ->
                assertThat(mail)
                    .contains("mended@customer.example", letters.get(customer) + ".pdf"));
  }

  /** Money that came on the day before is posted a year later. */
  private void isCorrected(String customer) {
    JsonNode before = letterOf(customer);
    BigDecimal paid = new BigDecimal("1.50");
    gateway.post(
        List.of(
            JSON.readTree(
                """
                {"kind":"receipt","company":"CN01","customer":"%s","currency":"USD",
                 "number":"late-1","postedOn":"2013-03-30","amount":"%s"}\
                """
                    .formatted(customer, paid))));
    gateway.settle();
    String now = owed(customer).subtract(paid).toPlainString();
    JsonNode after = letterOf(customer);
    assertThat(after.path("balanceNow").asString()).isEqualTo(now);
    for (String field : List.of("balance", "hash", "items", "state")) {
      assertThat(after.path(field)).isEqualTo(before.path(field));
    }

    String path = "/accounts/CN01.%s.USD/confirmations".formatted(customer);
    String asked = "{\"kind\":\"positive\",\"cutOff\":\"2013-03-31\"%s}";
    refused(
        "409: Letter " + letters.get(customer),
        () -> gateway.post(path, JSON.readTree(asked.formatted(""))));
    JsonNode other =
        gateway.post(
            path,
            JSON.readTree(asked.formatted(",\"replaces\":\"" + letters.get(customer) + "\"")));
    assertThat(other.path("balance").asString()).isEqualTo(now);
    assertThat(other.path("replaces").asString()).isEqualTo(letters.get(customer));
    gateway.settle();
    assertThat(letterOf(customer).path("outcome").asString()).isEqualTo("replaced");
    assertThat(sum("all")).isEqualTo(letters.size() + " " + owed());
  }

  private void areClosed(List<String> customers) {
    gateway.moveClock(CLOSED_AT);
    for (String customer : customers) {
      JsonNode letter = letterOf(customer);
      String ended = letter.path("state").asString() + " " + letter.path("outcome").asString();
      assertThat(ended)
          .as(customer)
          .isEqualTo(
              switch (customers.indexOf(customer)) {
                case 0 -> "closed agreed";
                case 1 -> "not-agreed ";
                case 3 -> "closed replaced";
                default -> "closed no-answer";
              });
    }
  }
}
