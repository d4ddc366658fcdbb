package huikuan.ledger.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import huikuan.ledger.RunningLedger;
import huikuan.platform.signature.RecordSigner;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Documents on Kafka, into a running ledger. */
class ErpDocumentsTest {

  private final RunningLedger ledger = RunningLedger.ledger();
  private final String company = ledger.newCompany();
  private final JsonMapper json = new JsonMapper();

  @Test
  void documentsOfATopicArePostedOnceInOrder() {
    send(invoice("A", "100.00"));
    send(receipt("R", "A", "60.00"));
    send(invoice("A", "100.00"));
    awaitBalance("40.00");
    assertThat(rejections()).isEmpty();
  }

  @Test
  void eachDocumentIsItsClients() {
    send(invoice("A", "100.00"));
    sendByBank(receipt("R", "A", "60.00"));
    sendByBank(receipt("S", "A", "1.00"));
    send(invoice("B", "5.00"));
    awaitBalance("44.00");
    assertThat(
            ledger.get("/api/v1/accounts/" + company + ".ACME.USD/history").body().path("events"))
        .extracting(
            event -> event.at("/document/number").asString() + " " + event.path("actor").asString())
        .containsExactly("A client:erp", "R client:bank", "S client:bank", "B client:erp");
  }

  @Test
  void whatIsRejectedGoesToItsOwnTopicWithItsProblem() {
    send(invoice("A", "100.00"));
    send(receipt("R1", "A", "100.01"));
    send(receipt("R2", "A", "100.00"));
    awaitBalance("0.00");

    List<JsonNode> rejections = rejections();
    assertThat(rejections).hasSize(1);
    assertThat(RunningLedger.problemOf(rejections.getFirst().path("problem")))
        .isEqualTo("exceeds-open-amount");
    assertThat(rejections.getFirst().at("/document/number").asString()).isEqualTo("R1");
  }

  @Test
  void whatIsNoJsonHurtsNobodyElse() {
    send("{\"company\":\"" + company + "\", oops");
    send(invoice("A", "100.00"));
    awaitBalance("100.00");

    JsonNode rejection = rejections().getFirst();
    assertThat(RunningLedger.problemOf(rejection.path("problem"))).isEqualTo("not-json");
    assertThat(rejection.path("document").asString()).contains("oops");
  }

  @Test
  void whatNoClientHasSignedIsRejectedWithAnAlarmAndNothingIsPosted() {
    byte[] document = invoice("A", "100.00").getBytes(StandardCharsets.UTF_8);
    ProducerRecord<String, byte[]> changed =
        RunningLedger.signed(ErpDocuments.TOPIC, company, invoice("A", "1.00"));
    double before = alarms();
    send(new ProducerRecord<>(ErpDocuments.TOPIC, company, document));
    send(new ProducerRecord<>(ErpDocuments.TOPIC, null, company, document, changed.headers()));
    send(
        RecordSigner.of("stranger", "test", "bm9ib2R5IGtub3dzIHRoaXMgY2xpZW50IG9mIG91cnM=")
            .sign(new ProducerRecord<>(ErpDocuments.TOPIC, company, document)));
    send(RunningLedger.signed("other.topic", company, invoice("A", "100.00")).headers(), document);
    send(invoice("B", "7.00"));
    awaitBalance("7.00");

    List<JsonNode> rejections = rejections();
    assertThat(rejections)
        .extracting(each -> RunningLedger.problemOf(each.path("problem")))
        .containsExactly("not-trusted", "not-trusted", "not-trusted", "not-trusted");
    assertThat(rejections)
        .extracting(each -> each.at("/problem/detail").asString())
        .containsExactly(
            "The record is not signed: header huikuan_signature is missing.",
            "The signature does not fit the record.",
            "stranger signs nothing on erp.documents.",
            "The signature does not fit the record.");
    assertThat(alarms()).isEqualTo(before + 4);
  }

  private void send(Headers headers, byte[] document) {
    send(new ProducerRecord<>(ErpDocuments.TOPIC, null, company, document, headers));
  }

  private double alarms() {
    return ledger
        .bean(MeterRegistry.class)
        .get("huikuan.dead.records")
        .tags("topic", ErpDocuments.TOPIC, "cause", "not-trusted")
        .counter()
        .count();
  }

  @Test
  void aDocumentOfACompanyThatItsClientDoesNotHoldIsRejected() {
    send(invoice("CN99", "F-" + company, "100.00"));
    send(invoice("B", "7.00"));
    awaitBalance("7.00");

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              JsonNode rejection = rejections("F-" + company).getFirst();
              assertThat(RunningLedger.problemOf(rejection.path("problem")))
                  .isEqualTo("company-not-held");
              assertThat(rejection.at("/problem/errors/0/field").asString()).isEqualTo("company");
              assertThat(rejection.at("/problem/errors/0/allowed").asString()).contains("T1");
            });
    assertThat(ledger.get("/api/v1/accounts/CN99.ACME.USD/balance?asOf=2013-12-31").status())
        .isEqualTo(404);
  }

  private void awaitBalance(String balance) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        ledger
                            .get(
                                "/api/v1/accounts/" + company + ".ACME.USD/balance?asOf=2013-12-31")
                            .text("/balance"))
                    .isEqualTo(balance));
  }

  /** Those of this test's company. */
  private List<JsonNode> rejections() {
    return rejections(company);
  }

  private List<JsonNode> rejections(String mentioned) {
    List<JsonNode> rejections = new ArrayList<>();
    ConsumerFactory<String, byte[]> consumers = consumers();
    try (Consumer<String, byte[]> consumer =
        consumers.createConsumer(company, company, null, new Properties())) {
      consumer.subscribe(List.of(ErpDocuments.REJECTED));
      await()
          .during(Duration.ofMillis(500))
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> {
                boolean none = true;
                for (ConsumerRecord<String, byte[]> each : consumer.poll(Duration.ofMillis(200))) {
                  none = false;
                  JsonNode told = json.readTree(each.value());
                  String document = told.path("document").toString();
                  if (document.matches("(?s).*\\b" + mentioned + "\\b.*")) {
                    rejections.add(told);
                  }
                }
                return none && !consumer.assignment().isEmpty();
              });
    }
    return rejections;
  }

  @SuppressWarnings("unchecked")
  private ConsumerFactory<String, byte[]> consumers() {
    return ledger.bean(ConsumerFactory.class);
  }

  private void send(String document) {
    send(RunningLedger.signed(ErpDocuments.TOPIC, company, document));
  }

  private void sendByBank(String document) {
    send(RunningLedger.signedBy("bank", ErpDocuments.TOPIC, company, document));
  }

  @SuppressWarnings("unchecked")
  private void send(ProducerRecord<String, byte[]> record) {
    KafkaTemplate<String, byte[]> kafka = ledger.bean(KafkaTemplate.class);
    kafka.send(record).join();
  }

  private String invoice(String number, String amount) {
    return invoice(company, number, amount);
  }

  private String invoice(String company, String number, String amount) {
    return json.writeValueAsString(
        Map.of(
            "kind",
            "invoice",
            "company",
            company,
            "customer",
            "ACME",
            "currency",
            "USD",
            "number",
            number,
            "postedOn",
            "2013-01-02",
            "dueOn",
            "2013-02-01",
            "amount",
            amount));
  }

  private String receipt(String number, String invoice, String amount) {
    return json.writeValueAsString(
        Map.of(
            "kind",
            "receipt",
            "company",
            company,
            "customer",
            "ACME",
            "currency",
            "USD",
            "number",
            number,
            "postedOn",
            "2013-01-15",
            "amount",
            amount,
            "allocations",
            List.of(Map.of("invoice", invoice, "amount", amount))));
  }
}
