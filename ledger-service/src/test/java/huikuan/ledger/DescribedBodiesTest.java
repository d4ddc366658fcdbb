package huikuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.account.Kind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The description of bodies tells what is true: its examples, sent in their order, are accepted.
 */
class DescribedBodiesTest {

  private final RunningLedger ledger = RunningLedger.ledger();
  private final String company = ledger.newCompany();
  private final JsonNode api = ledger.get("/v3/api-docs").body();
  private final JsonNode paths = api.path("paths");

  private List<JsonNode> examples(String path, String method) {
    return paths
        .path(path)
        .path(method)
        .at("/requestBody/content/application~1json/examples")
        .valueStream()
        .map(example -> example.path("value"))
        .toList();
  }

  @Test
  void anExampleOfEachKindIsAccepted() {
    List<JsonNode> examples = examples("/api/v1/documents", "post");

    assertThat(examples)
        .extracting(example -> example.path(0).path("kind").asString())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Kind.values()).map(Kind::toString).toList());
    assertThat(examples)
        .allSatisfy(
            example -> {
              // The clock of the tests stands earlier.
              String earlier = example.toString().replace("\"2026-", "\"2012-");
              Answer answer = ledger.documents(earlier.replace("CN01", company));
              assertThat(answer.body().path("accepted").asInt()).as(answer.toString()).isOne();
            });
  }

  @Test
  void theExamplesOfACustomerAndALockAreTaken() {
    JsonNode customer = examples("/api/v1/customers/{company}/{customer}", "put").getFirst();
    assertThat(ledger.put("/api/v1/customers/" + company + "/C-1", customer.toString()).status())
        .isEqualTo(201);
    JsonNode lock = examples("/api/v1/companies/{company}/lock", "put").getFirst();
    assertThat(ledger.put("/api/v1/companies/" + company + "/lock", lock.toString()).status())
        .isEqualTo(200);
  }

  @Test
  void aFileIsDescribedAsBytesAndNotByHowItIsMade() {
    assertThat(paths.at("/~1api~1v1~1aging/get/responses/200/content/text~1csv/schema/type"))
        .hasToString("\"string\"");
    assertThat(api.at("/components/schemas").propertyNames())
        .doesNotContain("Export", "Table", "Column", "Scope");
  }
}
