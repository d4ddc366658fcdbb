package huikuan.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.chaos.servers.Part;
import huikuan.chaos.servers.Parts;
import huikuan.contracts.AccountId;
import huikuan.contracts.Hours;
import huikuan.contracts.ItemKind;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Money;
import huikuan.contracts.Sending;
import huikuan.contracts.dunning.DunningEvent;
import huikuan.contracts.ledger.Contact;
import huikuan.embedded.CaughtMail;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.client.GatewayRefused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The four boot jars as in production: own processes, real time, servers named by the environment.
 */
final class FourProcesses {

  /** A message leaves on its day or not, so midnight is to be far away. */
  private static final ZoneId DAYTIME = Requests.whereItIsDay(Instant.now());

  private static final String CUSTOMER =
      """
      {"name":"蓝湖食品贸易有限公司","locale":"zh-CN","timeZone":"%s","contacts":[
       {"id":"c1","name":"陈静","role":"paymentResponsible","email":"chen.jing@lanhu.example"}]}\
      """
          .formatted(DAYTIME);
  private static final String INVOICE =
      """
      {"kind":"invoice","company":"CN01","customer":"C1","currency":"CNY","number":"I-1",
       "postedOn":"2026-03-01","dueOn":"2126-03-31","amount":"100.00"}\
      """;
  private static final String RECEIPT =
      """
      {"kind":"receipt","company":"CN01","customer":"C1","currency":"CNY","number":"R-1",
       "postedOn":"2026-03-02","amount":"100.00",
       "allocations":[{"invoice":"I-1","amount":"100.00"}]}\
      """;

  private final JsonMapper json = new JsonMapper();
  private final Parts parts;

  FourProcesses(Parts parts) {
    this.parts = parts;
  }

  void workTogetherAndSurviveTheDeathOfOne() {
    try (GatewayClient gateway = new GatewayClient(parts.address(), parts.token())) {
      anInvoiceOpensACase(gateway);
      aReminderBecomesAMailAndItsProofComesBack(gateway);
      Part ledger = parts.part(Parts.LEDGER);
      ledger.kill();
      assertThatThrownBy(() -> gateway.get("/accounts/CN01.C1.CNY/balance"))
          .isInstanceOf(GatewayRefused.class)
          .hasMessageContaining("503");
      ledger.start();
      nothingIsLostAndMoneyEndsTheCase(gateway);
    }
  }

  private static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting: " + what).isLessThan(deadline);
      LockSupport.parkNanos(100_000_000);
    }
  }

  /** Those to this customer; the campaign has others. */
  private List<CaughtMail> mails() {
    return parts.caught().stream()
        .filter(caught -> caught.to().contains("chen.jing@lanhu.example"))
        .toList();
  }

  private void anInvoiceOpensACase(GatewayClient gateway) {
    gateway.putCustomer("CN01", "C1", json.readTree(CUSTOMER));
    assertThat(gateway.post(List.of(json.readTree(INVOICE))).accepted()).isEqualTo(1);
    await(
        "the case of I-1",
        () -> gateway.get("/dunning/cases?invoice=I-1&state=open").path("cases").size() == 1);
  }

  /** A request with it waits for the customer, who comes on another topic. */
  private static final String ANY_DATA_OF_THE_CUSTOMER = "0000000000000000001.0000000000";

  /** The next step is a hundred years off, so its request is put on the topic as dunning would. */
  private void aReminderBecomesAMailAndItsProofComesBack(GatewayClient gateway) {
    String caseId =
        gateway.get("/dunning/cases?invoice=I-1").path("cases").path(0).path("id").asString();
    request(caseId);
    request(caseId);
    await("the mail", () -> !mails().isEmpty());
    await(
        "the proof in the case's timeline",
        () -> timeline(gateway, caseId).contains("message-sent"));
    assertThat(mails())
        .singleElement()
        .satisfies(
            caught -> {
              assertThat(caught.to()).containsExactly("chen.jing@lanhu.example");
              assertThat(caught.subject()).contains("I-1");
              assertThat(caught.text()).contains("蓝湖食品贸易有限公司");
            });
  }

  private static String timeline(GatewayClient gateway, String caseId) {
    return gateway
        .get("/dunning/cases/" + GatewayClient.encode(caseId))
        .path("timeline")
        .toString();
  }

  private void request(String caseId) {
    EventCodec codec = new EventCodec(EventVocabulary.of(DunningEvent.class));
    DunningEvent request =
        new DunningEvent.ReminderRequested(
            caseId,
            1,
            AccountId.parse("CN01.C1.CNY"),
            ItemKind.INVOICE,
            "I-1",
            LocalDate.parse("2026-03-01"),
            LocalDate.parse("2026-03-31"),
            Money.parse("100.00 CNY"),
            Money.parse("100.00 CNY"),
            null,
            null,
            "reminder-1",
            1,
            MessageKind.COURTESY,
            new Sending(
                LocalDate.now(DAYTIME),
                List.of(Hours.parse("00:00/23:59")),
                Instant.EPOCH,
                3,
                5,
                null),
            false,
            null,
            null,
            new DunningEvent.Recipient("c1", Contact.Role.PAYMENT_RESPONSIBLE),
            "standard/1",
            null,
            ANY_DATA_OF_THE_CUSTOMER,
            null);
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            "dunning.events",
            "CN01.C1.CNY",
            codec.encode(request).getBytes(StandardCharsets.UTF_8));
    Map.of("ce_id", "t-1", "ce_source", "/huikuan/dunning", "ce_type", codec.nameOf(request))
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(parts.broker(), new StringSerializer(), new ByteArraySerializer())) {
      producer.send(parts.asDunning().sign(record));
    }
  }

  private void nothingIsLostAndMoneyEndsTheCase(GatewayClient gateway) {
    JsonNode balance = gateway.get("/accounts/CN01.C1.CNY/balance");
    assertThat(balance.path("balance").asString()).isEqualTo("100.00");
    assertThat(gateway.post(List.of(json.readTree(INVOICE))).duplicates()).isEqualTo(1);
    assertThat(gateway.post(List.of(json.readTree(RECEIPT))).accepted()).isEqualTo(1);
    await(
        "the case's end",
        () -> gateway.get("/dunning/cases?invoice=I-1&state=closed").path("cases").size() == 1);
  }
}
