package huikuan.ledger.balances;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** An account of its own company, told document by document; a day passes between them. */
final class Story {

  private final RunningLedger ledger = RunningLedger.ledger();
  private final String company = ledger.newCompany();
  private final String currency;

  Story(String currency) {
    this.currency = currency;
  }

  String account() {
    return company + ".ACME." + currency;
  }

  /**
   * Posts one document, a day after the one before; answers its position.
   *
   * @param rest its other fields, with single quotes
   */
  long post(String kind, String number, String postedOn, String rest) {
    ledger.clock().moveTo(ledger.clock().instant().plus(Duration.ofDays(1)));
    return postAtOnce(List.of(document(kind, number, postedOn, rest)));
  }

  long postAtOnce(List<String> documents) {
    Answer answer = ledger.documents("[" + String.join(",", documents) + "]");
    assertThat(answer.body().path("accepted").asInt())
        .as(answer.body().toPrettyString())
        .isEqualTo(documents.size());
    return answer.position();
  }

  String document(String kind, String number, String postedOn, String rest) {
    return """
    {"kind":"%s","number":"%s","postedOn":"%s","company":"%s","customer":"ACME","currency":"%s",%s}"""
        .formatted(kind, number, postedOn, company, currency, rest.replace('\'', '"'));
  }

  Answer get(String question) {
    return ledger.get("/api/v1/accounts/" + account() + question);
  }

  JsonNode ask(String question) {
    Answer answer = get(question);
    assertThat(answer.status()).as(answer.body().toPrettyString()).isEqualTo(200);
    return answer.body();
  }

  /** The rows of an array, each as the values of some of its fields. */
  static List<String> rows(JsonNode array, String... fields) {
    return IntStream.range(0, array.size()).mapToObj(at -> row(array.get(at), fields)).toList();
  }

  private static String row(JsonNode row, String... fields) {
    return String.join(
        " ", List.of(fields).stream().map(field -> row.at("/" + field).asString("-")).toList());
  }
}
