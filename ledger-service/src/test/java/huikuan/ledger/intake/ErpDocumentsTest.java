package huikuan.ledger.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import huikuan.ledger.RunningLedger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
                  String text = new String(each.value(), StandardCharsets.UTF_8);
                  if (text.contains(company)) {
                    rejections.add(json.readTree(text));
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

  @SuppressWarnings("unchecked")
  private void send(String document) {
    KafkaTemplate<String, byte[]> kafka = ledger.bean(KafkaTemplate.class);
    kafka.send(ErpDocuments.TOPIC, company, document.getBytes(StandardCharsets.UTF_8)).join();
  }

  private String invoice(String number, String amount) {
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
