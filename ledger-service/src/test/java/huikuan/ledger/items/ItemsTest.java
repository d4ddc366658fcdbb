package huikuan.ledger.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.items.ItemsController.Asked;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.access.Caller;
import huikuan.platform.web.access.Companies;
import huikuan.platform.web.access.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Items for daily work, on a running ledger. */
class ItemsTest {

  private final RunningLedger ledger = RunningLedger.ledger();
  private final String company = ledger.newCompany();

  @Test
  void anItemFollowsWhatIsSetAgainstIt() {
    post(
        invoice("A", "2013-02-01", "\"contract\":\"C-1\",\"salesOwner\":\"li.na\""),
        document(
            "receipt",
            "R",
            "\"amount\":\"30.00\",\"allocations\":[{\"invoice\":\"A\",\"amount\":\"20.00\"}]"));
    awaitItems("", "R 10.00 open", "A 80.00 open");

    post(reversal("X", "receipt", "R"));
    awaitItems("", "A 100.00 open");
    awaitItems("&state=reversed", "R 0.00 reversed");

    post(document("receipt", "R2", "\"amount\":\"100.00\""));
    awaitItems("");
    awaitItems("&state=settled", "R2 0.00 settled", "A 0.00 settled");
  }

  @Test
  void itemsAreFoundByWhoTheyConcern() {
    post(
        invoice("A", "2013-02-01", "\"contract\":\"C-1\",\"salesOwner\":\"li.na\""),
        invoice("B", "2013-03-01", "\"contract\":\"C-2\",\"salesOwner\":\"wang\""),
        invoice("C", "2013-01-15", "\"contract\":\"C-2\",\"salesOwner\":\"li.na\""));
    awaitItems("", "C 100.00 open", "A 100.00 open", "B 100.00 open");
    awaitItems("&contract=C-2", "C 100.00 open", "B 100.00 open");
    awaitItems("&salesOwner=li.na", "C 100.00 open", "A 100.00 open");
    awaitItems("&salesOwner=li.na&contract=C-2", "C 100.00 open");
    awaitItems("&customer=ACME&dueFrom=2013-02-01&dueTo=2013-02-28", "A 100.00 open");
    awaitItems("&customer=OTHER");
  }

  @Test
  void pagesShowEveryItemOnce() {
    post(
        IntStream.range(0, 25)
            .mapToObj(number -> invoice("I" + number, "2013-02-01", "\"reference\":\"r\""))
            .toArray(String[]::new));
    await().until(() -> items("&limit=1000").body().path("items").size() == 25);

    List<String> seen = new ArrayList<>();
    String after = "";
    do {
      Answer page = items("&limit=10" + after);
      page.body().path("items").forEach(item -> seen.add(item.path("number").asString()));
      after = page.body().path("next").isString() ? "&after=" + page.text("/next") : "";
    } while (!after.isEmpty());
    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void anUnknownCompanyIsNotFound() {
    Answer answer = items("");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text("/detail")).contains(company);
    post(invoice("A", "2013-02-01", "\"reference\":\"r\""));
    awaitItems("", "A 100.00 open");
    awaitItems("&customer=OTHER");
  }

  @ParameterizedTest
  @CsvSource({
    "state=late, state",
    "limit=0, limit",
    "limit=1001, limit",
    "dueFrom=2013-02-30, dueFrom",
    "dueTo=soon, dueTo",
    "after=abc, after",
    "dueFrm=2013-02-01, dueFrm",
    "state=open&state=settled, state"
  })
  void whatIsMalformedIsTold(String query, String field) {
    Answer answer = ledger.get("/api/v1/items?company=" + company + "&" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid");
    assertThat(answer.text("/errors/0/field")).isEqualTo(field);
  }

  @Test
  void theCompanyIsNeeded() {
    Answer answer = ledger.get("/api/v1/items");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/errors/0/field")).isEqualTo("company");
  }

  @Test
  void salesSeesItsOwnAndNobodyElses() {
    post(
        invoice("A", "2013-02-01", "\"salesOwner\":\"li.na\""),
        invoice("B", "2013-03-01", "\"salesOwner\":\"wang\""),
        invoice("C", "2013-03-02", "\"contract\":\"C-2\""));
    awaitItems("", "A 100.00 open", "B 100.00 open", "C 100.00 open");

    assertThat(seenBy("li.na", null, Role.SALES)).containsExactly("A");
    assertThat(seenBy("li.na", "li.na", Role.SALES)).containsExactly("A");
    assertThatThrownBy(() -> seenBy("li.na", "wang", Role.SALES))
        .hasMessageContaining("salesOwner");
    assertThat(seenBy("zhang", null, Role.SALES)).isEmpty();
    assertThat(seenBy("li.na", null, Role.SALES, Role.COLLECTOR)).containsExactly("A", "B", "C");
    assertThat(seenBy("li.na", "wang", Role.SALES, Role.COLLECTOR)).containsExactly("B");
  }

  private List<String> seenBy(String person, @Nullable String salesOwner, Role... roles) {
    Map<Role, Companies> rights =
        Stream.of(roles).collect(Collectors.toMap(role -> role, _ -> Companies.ALL));
    Asked asked = new Asked(company, null, null, salesOwner, null, null, null);
    ItemsController.Answer answer =
        new Caller(Caller.Kind.PERSON, person, rights)
            .ask(() -> ledger.bean(ItemsController.class).items(asked, new PageRequest(100, null)));
    return answer.items().stream().map(ItemView::number).toList();
  }

  private void awaitItems(String query, String... expected) {
    await().untilAsserted(() -> assertThat(told(items(query))).containsExactly(expected));
  }

  private static List<String> told(Answer answer) {
    List<String> told = new ArrayList<>();
    answer
        .body()
        .path("items")
        .forEach(
            item ->
                told.add(
                    Stream.of("number", "open", "state")
                        .map(field -> item.path(field).asString())
                        .reduce((one, two) -> one + " " + two)
                        .orElseThrow()));
    return told;
  }

  private Answer items(String query) {
    return ledger.get("/api/v1/items?company=" + company + query);
  }

  private void post(String... documents) {
    Answer answer = ledger.documents("[" + String.join(",", documents) + "]");
    assertThat(answer.body().path("accepted").asInt()).isEqualTo(documents.length);
  }

  private String invoice(String number, String dueOn, String more) {
    return document("invoice", number, "\"amount\":\"100.00\",\"dueOn\":\"" + dueOn + "\"," + more);
  }

  private String reversal(String number, String kind, String reversed) {
    return document(
        "reversal",
        number,
        "\"reason\":\"bounced\",\"reverses\":{\"kind\":\"%s\",\"number\":\"%s\"}"
            .formatted(kind, reversed));
  }

  private String document(String kind, String number, String more) {
    return """
    {"kind":"%s","company":"%s","customer":"ACME","currency":"USD","number":"%s",
     "postedOn":"2013-01-01",%s}\
    """
        .formatted(kind, company, number, more);
  }
}
