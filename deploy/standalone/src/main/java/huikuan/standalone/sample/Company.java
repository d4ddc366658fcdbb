package huikuan.standalone.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample company's customers and documents, as they lie in the resources. */
final class Company {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final LocalTime MORNING = LocalTime.of(8, 0);

  /** When the story begins. */
  static final ZonedDateTime START = LocalDate.of(2026, 3, 2).atStartOfDay(ZONE);

  /** When it has been told: six weeks later. */
  static final ZonedDateTime END = LocalDate.of(2026, 4, 13).atTime(18, 0).atZone(ZONE);

  /** A day on which the ERP posts. */
  record Day(LocalDate day, List<JsonNode> documents) {
    ZonedDateTime morning() {
      return day.atTime(MORNING).atZone(ZONE);
    }
  }

  /** A customer's master data. */
  record Customer(String company, String customer, JsonNode data) {}

  private Company() {}

  static List<Customer> customers() {
    return resource("customers.json")
        .valueStream()
        .map(
            each ->
                new Customer(
                    each.path("company").asString(),
                    each.path("customer").asString(),
                    each.path("data")))
        .toList();
  }

  static List<Day> days() {
    return resource("days.json")
        .valueStream()
        .map(
            each ->
                new Day(
                    LocalDate.parse(each.path("day").asString()),
                    each.path("documents").valueStream().toList()))
        .toList();
  }

  /** What its letters say of paying. */
  static JsonNode paying() {
    return resource("paying.json");
  }

  /** The collector of all of its customers. */
  static JsonNode portfolio() {
    return resource("portfolio.json");
  }

  /** The letters of the quarter's end, and what customers answer. */
  static JsonNode letters() {
    return resource("letters.json");
  }

  /** What is left for people at the end. */
  static JsonNode waiting() {
    return resource("waiting.json");
  }

  /** The requests by which a collector tells of people and contracts. */
  static JsonNode people() {
    return resource("people.json");
  }

  /** The requests by which a collector tells what customers promise and dispute. */
  static JsonNode agreements() {
    return resource("agreements.json");
  }

  static JsonNode expected() {
    return resource("expected.json");
  }

  private static JsonNode resource(String name) {
    try (InputStream stream = Company.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("The sample's " + name + " is missing");
      }
      return new JsonMapper().readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
