package huikuan.ledger.balances;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AccountItemsTest {

  private static final String[] CLAIM = {
    "kind", "number", "state", "amount", "open", "daysLate", "settledOn", "reversedOn"
  };
  private static final String[] CREDIT = {
    "kind", "number", "state", "amount", "unapplied", "settledOn", "reversedOn"
  };

  private final Story story = new Story("USD");

  private JsonNode items(String question) {
    return story.ask("/items?status=all&" + question);
  }

  @Test
  void aReceiptThatBouncesOpensWhatItHadPaid() {
    story.post("invoice", "A", "2012-01-10", "'dueOn':'2012-01-20','amount':'100.00'");
    story.post("receipt", "R", "2012-01-25", "'amount':'100.00'");
    story.post(
        "reversal", "X", "2012-01-30", "'reverses':{'kind':'receipt','number':'R'},'reason':'b'");

    JsonNode before = items("asOf=2012-01-29");
    assertThat(Story.rows(before.path("items"), CLAIM))
        .containsExactly("invoice A settled 100.00 0.00 5 2012-01-25 -");
    assertThat(Story.rows(before.path("credits"), CREDIT))
        .containsExactly("receipt R settled 100.00 0.00 2012-01-25 -");
    JsonNode after = items("asOf=2012-01-31");
    assertThat(Story.rows(after.path("items"), CLAIM))
        .containsExactly("invoice A open 100.00 100.00 11 - -");
    assertThat(Story.rows(after.path("credits"), CREDIT))
        .containsExactly("receipt R reversed 100.00 0.00 - 2012-01-30");
    assertThat(story.ask("/items?asOf=2012-01-31").path("credits")).isEmpty();
  }

  @Test
  void anInvoiceThatIsReversedIsNotSettled() {
    story.post("invoice", "A", "2012-01-10", "'dueOn':'2012-01-20','amount':'100.00'");
    story.post("receipt", "R", "2012-01-15", "'amount':'30.00'");
    story.post(
        "reversal", "X", "2012-01-25", "'reverses':{'kind':'invoice','number':'A'},'reason':'w'");

    JsonNode after = items("asOf=2012-02-28");
    assertThat(Story.rows(after.path("items"), CLAIM))
        .containsExactly("invoice A reversed 100.00 0.00 5 - 2012-01-25");
    assertThat(Story.rows(after.path("credits"), CREDIT))
        .containsExactly("receipt R open 30.00 30.00 - -");
  }

  @Test
  void whatIsPaidOnTheDayItIsPostedIsSettledThatDay() {
    story.post("invoice", "A", "2012-01-10", "'dueOn':'2012-01-20','amount':'100.00'");
    story.post("receipt", "R", "2012-01-10", "'amount':'100.00'");
    assertThat(Story.rows(items("asOf=2012-02-28").path("items"), CLAIM))
        .containsExactly("invoice A settled 100.00 0.00 0 2012-01-10 -");
  }

  @Test
  void movingMoneyFromOneClaimToAnotherOnOneDaySettlesNothingAnew() {
    story.post("invoice", "A", "2012-01-10", "'dueOn':'2012-01-20','amount':'10.00'");
    story.post("receipt", "R", "2012-01-12", "'amount':'10.00'");
    story.post("receipt", "S", "2012-01-14", "'amount':'10.00'");
    story.post("invoice", "B", "2012-01-16", "'dueOn':'2012-01-17','amount':'10.00'");
    story.post(
        "allocation",
        "L",
        "2012-01-18",
        "'credit':{'kind':'receipt','number':'R'},'allocations':[{'invoice':'B','amount':'10.00'}]");
    JsonNode after = items("asOf=2012-02-28");
    assertThat(Story.rows(after.path("items"), CLAIM))
        .containsExactly(
            "invoice A open 10.00 10.00 39 - -", "invoice B settled 10.00 0.00 1 2012-01-18 -");
    assertThat(Story.rows(after.path("credits"), CREDIT))
        .containsExactly(
            "receipt R settled 10.00 0.00 2012-01-12 -", "receipt S open 10.00 10.00 - -");
  }

  @Test
  void refundsAreClaimsWriteOffsAreCreditsAndRecoveriesLeaveNothing() {
    story.post("receipt", "R", "2012-01-10", "'amount':'50.00'");
    story.post("refund", "F", "2012-01-12", "'amount':'20.00'");
    story.post(
        "invoice", "A", "2012-01-15", "'dueOn':'2012-01-20','amount':'80.00','reference':'PO 1'");
    story.post("writeOff", "W", "2012-02-15", "'invoice':'A','amount':'80.00','reason':'bad'");
    story.post("recovery", "V", "2012-03-15", "'writeOff':'W','amount':'5.00'");

    JsonNode after = items("asOf=2012-04-01");
    assertThat(Story.rows(after.path("items"), CLAIM))
        .containsExactly(
            "refund F settled 20.00 0.00 0 2012-01-12 -",
            "invoice A settled 80.00 0.00 26 2012-02-15 -");
    assertThat(after.at("/items/1/reference").asString()).isEqualTo("PO 1");
    assertThat(Story.rows(after.path("credits"), CREDIT))
        .containsExactly(
            "receipt R open 50.00 30.00 - -", "writeOff W settled 80.00 0.00 2012-02-15 -");
  }

  @Test
  void aBalanceBroughtForwardKeepsItsAge() {
    story.post(
        "invoice",
        "A",
        "2013-01-01",
        "'dueOn':'2012-01-20','amount':'80.00','originallyPostedOn':'2011-12-20'");
    JsonNode item = items("asOf=2013-01-19").at("/items/0");
    assertThat(Story.rows(items("asOf=2013-01-19").path("items"), CLAIM))
        .containsExactly("invoice A open 80.00 80.00 365 - -");
    assertThat(item.path("originallyPostedOn").asString()).isEqualTo("2011-12-20");
    assertThat(item.path("postedOn").asString()).isEqualTo("2013-01-01");
  }

  @Test
  void pagesTellEveryItemOnceWhateverIsPostedMeanwhile() {
    story.postAtOnce(
        IntStream.range(0, 25)
            .mapToObj(
                n ->
                    n % 3 == 0
                        ? story.document(
                            "receipt", "R" + n, "2012-01-10", "'amount':'1.00','allocate':'none'")
                        : story.document(
                            "invoice",
                            "I" + n,
                            "2012-01-10",
                            "'dueOn':'2012-01-20','amount':'1.00'"))
            .toList());
    List<String> numbers = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String after = "";
    int posted = 0;
    do {
      JsonNode page = story.ask("/items?limit=7" + after);
      numbers.addAll(Story.rows(page.path("items"), "number"));
      numbers.addAll(Story.rows(page.path("credits"), "number"));
      sizes.add(page.path("items").size() + page.path("credits").size());
      after = page.has("next") ? "&after=" + page.path("next").asString() : "";
      story.post("receipt", "L" + posted++, "2012-01-11", "'amount':'1.00'");
    } while (!after.isEmpty());
    assertThat(sizes).containsExactly(7, 7, 7, 4);
    assertThat(numbers).hasSize(25).doesNotHaveDuplicates().noneMatch(each -> each.startsWith("L"));
  }
}
