package huikuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.account.Kind;
import huikuan.platform.web.FieldError;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * The description of bodies tells what is true: its fields are those that are read, and its
 * examples, sent in their order, are accepted.
 */
class DescribedBodiesTest {

  private static final String UNKNOWN = "unknown";
  private static final String NO_SUCH_FIELD = "no such field; known are ";

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
    String contact = "{\"id\":\"ap-1\",\"name\":\"Li Na\",\"role\":\"accountsPayable\"}";
    assertThat(
            ledger
                .put(
                    "/api/v1/customers/" + company + "/C-2001",
                    "{\"name\":\"Pumps\",\"contacts\":[" + contact + "]}")
                .status())
        .isEqualTo(201);
    assertThat(examples)
        .allSatisfy(
            example -> {
              Answer answer = ledger.documents(earlier(example).replace("CN01", company));
              assertThat(answer.body().path("accepted").asInt()).as(answer.toString()).isOne();
            });
  }

  @Test
  void theExamplesOfACustomerAContractAndALockAreTaken() {
    JsonNode customer = examples("/api/v1/customers/{company}/{customer}", "put").getFirst();
    assertThat(ledger.put("/api/v1/customers/" + company + "/C-1", customer.toString()).status())
        .isEqualTo(201);
    int contracts = 0;
    for (JsonNode contract : examples("/api/v1/contracts/{company}/{contract}", "put")) {
      String path = "/api/v1/contracts/" + company + "/N-" + contracts++;
      assertThat(ledger.put(path, contract.toString()).status()).isEqualTo(201);
    }
    assertThat(contracts).isEqualTo(2);
    JsonNode lock = examples("/api/v1/companies/{company}/lock", "put").getFirst();
    assertThat(ledger.put("/api/v1/companies/" + company + "/lock", earlier(lock)).status())
        .isEqualTo(200);
  }

  /** Values of closed lists are words of the API, no constants of its code. */
  @Test
  void noValueOfAListIsInCapitals() {
    assertThat(
            api.findValues("enum").stream()
                .flatMap(JsonNode::valueStream)
                .map(JsonNode::asString)
                .distinct())
        .contains("day-off", "paymentResponsible")
        .noneMatch(value -> value.matches("[A-Z][A-Z_]+"));
  }

  /** The clock of the tests stands earlier. */
  private static String earlier(JsonNode example) {
    return example.toString().replace("\"2026-", "\"2012-");
  }

  private JsonNode schema(String name) {
    JsonNode schema = api.path("components").path("schemas").path(name);
    assertThat(schema.path("additionalProperties").booleanValue()).as(name).isFalse();
    return schema;
  }

  /** The schema of the documents of a kind. */
  private JsonNode schema(Kind kind) {
    JsonNode described = api.at("/components/schemas/PostedDocument/discriminator/mapping");
    String reference = described.path(kind.toString()).asString();
    JsonNode schema = schema(reference.substring(reference.lastIndexOf('/') + 1));
    assertThat(schema.at("/properties/kind/const").asString()).isEqualTo(kind.toString());
    return schema;
  }

  /** The faults of one document, by the paths of their fields. */
  private Map<String, String> documentFaults(String document) {
    return faults(ledger.documents("[" + document + "]").body().at("/results/0/problem"));
  }

  private Map<String, String> putFaults(String path, String body) {
    return faults(ledger.put(path, body).body());
  }

  private static Map<String, String> faults(JsonNode problem) {
    return problem
        .path("errors")
        .valueStream()
        .collect(
            Collectors.toMap(
                error -> error.path("field").asString(),
                error -> error.path("allowed").asString()));
  }

  /** The reader tells the fields that it knows when it meets another. */
  private static void assertSameFields(Map<String, String> faults, String path, JsonNode schema) {
    String known = Objects.requireNonNull(faults.get(path + UNKNOWN));
    assertThat(known.substring(NO_SUCH_FIELD.length()).split(", "))
        .as(path)
        .containsExactlyInAnyOrderElementsOf(schema.path("properties").propertyNames());
  }

  /** An object without fields lacks those that are required; of a choice the first is told. */
  private static void assertSameRequired(
      Map<String, String> faults, String path, JsonNode schema, String... given) {
    Set<String> lacking = new TreeSet<>();
    schema.path("required").forEach(field -> lacking.add(field.asString()));
    for (String choice : List.of("oneOf", "anyOf")) {
      JsonNode first = schema.path(choice).path(0).path("required").path(0);
      if (first.isString()) {
        lacking.add(first.asString());
      }
    }
    lacking.removeAll(List.of(given));
    Set<String> told = new TreeSet<>();
    for (String field : faults.keySet()) {
      String name = field.startsWith(path) ? field.substring(path.length()) : ".";
      if (name.matches("\\w+") && !name.equals(UNKNOWN)) {
        told.add(name);
      }
    }
    assertThat(told).as(path).isEqualTo(lacking);
  }

  @ParameterizedTest
  @EnumSource
  void theFieldsOfADocumentAreThoseThatAreRead(Kind kind) {
    Map<String, String> faults =
        documentFaults("{\"kind\":\"%s\",\"%s\":1}".formatted(kind, UNKNOWN));

    assertSameFields(faults, "", schema(kind));
    assertSameRequired(faults, "", schema(kind), "kind");
  }

  @Test
  void thePartsOfDocumentsAreThoseThatAreRead() {
    Map<Kind, Map<String, String>> parts =
        Map.of(
            Kind.INVOICE, Map.of("lines", "PostedLine"),
            Kind.RECEIPT, Map.of("allocations", "PostedAllocation"),
            Kind.REFUND, Map.of("from", "PostedSource"));
    parts.forEach(
        (kind, each) ->
            each.forEach(
                (field, name) -> {
                  Map<String, String> faults =
                      documentFaults(
                          "{\"kind\":\"%s\",\"%s\":[{\"%s\":1}]}".formatted(kind, field, UNKNOWN));
                  assertSameFields(faults, field + "[0].", schema(name));
                  assertSameRequired(faults, field + "[0].", schema(name));
                }));
  }

  @Test
  void theNamedDocumentsAreThoseThatAreRead() {
    Map.of(Kind.ALLOCATION, "credit", Kind.REVERSAL, "reverses")
        .forEach(
            (kind, field) -> {
              JsonNode named = schema(kind).path("properties").path(field);
              Map<String, String> faults =
                  documentFaults(
                      "{\"kind\":\"%s\",\"%s\":{\"%s\":1}}".formatted(kind, field, UNKNOWN));
              assertSameFields(faults, field + ".", named);
              assertSameRequired(faults, field + ".", named);
            });
  }

  @Test
  void theWordsOfADocumentAreThoseThatAreRead() {
    Map<String, String> receipt = documentFaults("{\"kind\":\"receipt\",\"allocate\":\"any\"}");
    Map<String, String> moved =
        documentFaults("{\"kind\":\"allocation\",\"credit\":{\"kind\":\"any\"}}");

    assertThat(receipt.get("allocate")).isEqualTo(words(schema(Kind.RECEIPT), "allocate"));
    assertThat(moved.get("credit.kind"))
        .isEqualTo(words(schema(Kind.ALLOCATION).at("/properties/credit"), "kind"));
  }

  private static String words(JsonNode schema, String field) {
    return FieldError.oneOf(
        schema
            .path("properties")
            .path(field)
            .path("enum")
            .valueStream()
            .filter(JsonNode::isString)
            .map(JsonNode::asString)
            .toList());
  }

  @Test
  void theFieldsOfACustomerAreThoseThatAreRead() {
    String path = "/api/v1/customers/" + company + "/C-2";
    Map<String, String> faults =
        putFaults(path, "{\"%1$s\":1,\"contacts\":[{\"%1$s\":1}]}".formatted(UNKNOWN));

    assertSameFields(faults, "", schema("CustomerData"));
    assertSameRequired(faults, "", schema("CustomerData"));
    assertSameFields(faults, "contacts[0].", schema("ContactData"));
    assertSameRequired(faults, "contacts[0].", schema("ContactData"));
    assertThat(faults.get("contacts[0].role")).isEqualTo(words(schema("ContactData"), "role"));
    ledger.put(path, "{\"name\":\"Acme\"}");
    Map<String, String> alone = putFaults(path + "/contacts/p1", "{\"%1$s\":1}".formatted(UNKNOWN));
    assertSameFields(alone, "", schema("OneContactData"));
    assertSameRequired(alone, "", schema("OneContactData"));
    Map<String, String> pays =
        putFaults(path, "{\"paymentCalendar\":{\"%1$s\":1}}".formatted(UNKNOWN));
    assertSameFields(pays, "paymentCalendar.", schema("PaymentCalendarData"));
    String unknown = "{\"%1$s\":1}".formatted(UNKNOWN);
    Map<String, String> party = putFaults(path + "/parties/hq", unknown);
    assertSameFields(party, "", schema("PartyData"));
    assertSameRequired(party, "", schema("PartyData"));
    assertThat(party.get("kind")).isEqualTo(words(schema("PartyData"), "kind"));
  }

  @Test
  void theFieldsOfAContractAreThoseThatAreRead() {
    String path = "/api/v1/contracts/" + company + "/N";
    Map<String, String> faults =
        putFaults(
            path,
            """
            {"%1$s":1,"milestones":[{"%1$s":1}],"chasingStarts":[{"%1$s":1}],
             "acceptance":{"%1$s":1},"interest":{"%1$s":1},"law":{"%1$s":1}}\
            """
                .formatted(UNKNOWN));

    JsonNode contract = schema("ContractData");
    assertSameFields(faults, "", contract);
    assertSameRequired(faults, "", contract);
    assertSameFields(faults, "milestones[0].", schema("MilestoneData"));
    assertSameRequired(faults, "milestones[0].", schema("MilestoneData"));
    assertSameFields(faults, "chasingStarts[0].", schema("ChasingStartData"));
    assertSameRequired(faults, "chasingStarts[0].", schema("ChasingStartData"));
    for (String part : List.of("acceptance", "interest", "law")) {
      assertSameFields(faults, part + ".", contract.path("properties").path(part));
      assertSameRequired(faults, part + ".", contract.path("properties").path(part));
    }
  }

  @Test
  void theFieldsOfTermsAreThoseThatAreRead() {
    Map.of(
            "net", "NetTerms",
            "monthEnd", "MonthEndTerms",
            "instalments", "InstalmentTerms",
            "text", "OwnTerms")
        .forEach(
            (kind, name) -> {
              Map<String, String> faults =
                  putFaults(
                      "/api/v1/contracts/" + company + "/N",
                      "{\"terms\":{\"kind\":\"%s\",\"%s\":1}}".formatted(kind, UNKNOWN));
              assertSameFields(faults, "terms.", schema(name));
              assertSameRequired(faults, "terms.", schema(name), "kind");
            });
  }

  @Test
  void theFieldsOfALockAreThoseThatAreRead() {
    Map<String, String> faults =
        putFaults("/api/v1/companies/" + company + "/lock", "{\"%s\":1}".formatted(UNKNOWN));

    assertSameFields(faults, "", schema("LockMove"));
    assertSameRequired(faults, "", schema("LockMove"));
  }

  @Test
  void aFileIsDescribedAsBytesAndNotByHowItIsMade() {
    assertThat(paths.at("/~1api~1v1~1aging/get/responses/200/content/text~1csv/schema/type"))
        .hasToString("\"string\"");
    assertThat(api.at("/components/schemas").propertyNames())
        .doesNotContain("Export", "Table", "Column", "Scope");
  }
}
