package huikuan.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A work list of 10,000 customers is whole and in order, from a book that was there at the start.
 */
class WorkListSizeTest {

  private static final int CUSTOMERS = 10_000;
  private static final int CLAIMS = 3;
  private static final LocalDate DAY = LocalDate.of(2013, 1, 1);
  private static final String LIST = "/api/v1/dunning/worklist?company=CN01&limit=200";

  @Test
  void aListOfTenThousandCustomersIsInOrder(@TempDir Path directory) {
    try (House house = new House(directory, Instant.parse("2013-01-01T00:00:00Z"))) {
      IntStream.range(0, CUSTOMERS * CLAIMS)
          .mapToObj(WorkListSizeTest::claim)
          .gather(Gatherers.windowFixed(5_000))
          .forEach(some -> house.database().getCollection("cases").insertMany(some));
      house.restart();
      JsonNode first = house.get(LIST).body();
      assertThat(first.path("count").asInt()).isEqualTo(CUSTOMERS);
      assertThat(points(first)).isSortedAccordingTo((a, b) -> b - a).hasSize(200);
    }
  }

  private static List<Integer> points(JsonNode list) {
    return StreamSupport.stream(list.path("customers").spliterator(), false)
        .map(each -> each.path("points").asInt())
        .toList();
  }

  /** Each customer has claims that are late by days of its own, one of them on hold in part. */
  private static Document claim(int number) {
    int customer = number / CLAIMS;
    String amount = (1 + customer % 977) * 100 + ".00 CNY";
    String invoice = "F-" + number;
    List<Document> holds =
        number % CLAIMS == 0
            ? List.of(
                new Document("source", "manual")
                    .append("reason", "copy")
                    .append("until", DAY.plusDays(9).toString())
                    .append("amount", "10.00 CNY"))
            : List.of();
    return new Document("_id", "reminder.CN01." + invoice)
        .append("kind", "reminder")
        .append("account", "CN01.C-" + customer + ".CNY")
        .append("company", "CN01")
        .append("customer", "CN01.C-" + customer)
        .append("state", "OPEN")
        .append("behind", "OPEN")
        .append("sequence", 0L)
        .append("invoices", List.of(invoice))
        .append("holds", holds)
        .append(
            "items",
            List.of(
                new Document("itemKind", "INVOICE")
                    .append("invoice", invoice)
                    .append("dueOn", DAY.minusDays(1 + number % 150).toString())
                    .append("open", amount)));
  }
}
