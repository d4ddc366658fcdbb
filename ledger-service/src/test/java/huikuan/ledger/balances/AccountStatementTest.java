package huikuan.ledger.balances;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AccountStatementTest {

  private static final String[] MOVEMENT = {
    "effective", "kind", "number", "entry", "item/number", "amount", "balance"
  };

  private final Story story = new Story("USD");
  private long beforeTheLateOne;

  @BeforeEach
  void aYear() {
    story.post("invoice", "A", "2012-01-10", "'dueOn':'2012-01-20','amount':'100.00'");
    story.post("receipt", "R", "2012-02-05", "'amount':'100.00'");
    story.post(
        "reversal", "X", "2012-02-10", "'reverses':{'kind':'receipt','number':'R'},'reason':'b'");
    story.post("creditNote", "K", "2012-02-10", "'invoice':'A','amount':'10.00'");
    story.post("writeOff", "W", "2012-03-15", "'invoice':'A','amount':'90.00','reason':'bad'");
    beforeTheLateOne = story.post("recovery", "V", "2012-04-01", "'writeOff':'W','amount':'5.00'");
    story.post("invoice", "L", "2012-01-31", "'dueOn':'2012-02-20','amount':'7.00'");
  }

  @Test
  void openingMovementsClosing() {
    JsonNode answer = story.ask("/statement?from=2012-02-01&to=2012-03-31");
    assertThat(answer.path("opening").asString()).isEqualTo("107.00");
    assertThat(Story.rows(answer.path("movements"), MOVEMENT))
        .containsExactly(
            "2012-02-05 receipt R document - -100.00 7.00",
            "2012-02-10 reversal X reversal R 100.00 107.00",
            "2012-02-10 creditNote K document - -10.00 97.00",
            "2012-03-15 writeOff W document - -90.00 7.00");
    assertThat(answer.path("closing").asString()).isEqualTo("7.00");
    assertThat(answer.path("from").asString()).isEqualTo("2012-02-01");
    assertThat(answer.path("to").asString()).isEqualTo("2012-03-31");
    assertThat(answer.has("next")).isFalse();
  }

  @Test
  void aLineSaysWhatItsDocumentSaid() {
    story.post(
        "invoice",
        "O",
        "2012-06-01",
        "'dueOn':'2012-06-10','originallyPostedOn':'2011-11-01','amount':'3.00',"
            + "'contract':'C-1','reference':'PO 4711'");
    story.post("receipt", "P", "2012-06-02", "'amount':'3.00','reference':'Bank 7'");
    story.post(
        "reversal",
        "Y",
        "2012-06-03",
        "'reverses':{'kind':'invoice','number':'O'},'reason':'b','reference':'Call 9'");
    assertThat(
            Story.rows(
                story.ask("/statement?from=2012-06-01&to=2012-06-30").path("movements"),
                "number",
                "dueOn",
                "originallyPostedOn",
                "contract",
                "reference"))
        .containsExactly("O 2012-06-10 2011-11-01 C-1 PO 4711", "P - - - Bank 7", "Y - - - Call 9");
    assertThat(Story.rows(story.ask("/items?status=all").path("items"), "number", "reference"))
        .contains("O PO 4711");
  }

  @Test
  void aRecoveryIsMoneyForWhatIsOwedAgain() {
    JsonNode answer = story.ask("/statement?from=2012-04-01&to=2012-04-01");
    assertThat(Story.rows(answer.path("movements"), MOVEMENT))
        .containsExactly(
            "2012-04-01 recovery V document - -5.00 2.00",
            "2012-04-01 recovery V revival - 5.00 7.00");
  }

  @Test
  void whatWasKnownThenIsToldAsItWas() {
    JsonNode then =
        story.ask("/statement?from=2012-02-01&to=2012-03-31&knownAt=" + beforeTheLateOne);
    assertThat(then.path("opening").asString()).isEqualTo("100.00");
    assertThat(then.path("closing").asString()).isEqualTo("0.00");
  }

  @Test
  void aStatementWithoutDaysTellsAllUntilToday() {
    JsonNode answer = story.ask("/statement");
    assertThat(answer.path("opening").asString()).isEqualTo("0.00");
    assertThat(answer.path("movements").size()).isEqualTo(8);
    assertThat(answer.has("from")).isFalse();
    assertThat(story.ask("/statement?asOf=2012-01-31").path("movements").size()).isEqualTo(2);
  }

  @Test
  void whereNothingMovedTheBalanceStays() {
    JsonNode answer = story.ask("/statement?from=2012-05-01&to=2012-05-31");
    assertThat(answer.path("opening").asString()).isEqualTo("7.00");
    assertThat(answer.path("movements")).isEmpty();
    assertThat(answer.path("closing").asString()).isEqualTo("7.00");
    JsonNode before = story.ask("/statement?from=1900-01-01&to=1969-12-31");
    assertThat(before.path("opening").asString()).isEqualTo("0.00");
    assertThat(before.path("closing").asString()).isEqualTo("0.00");
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "8", "100"})
  void itAddsUpAcrossPages(int limit) {
    List<JsonNode> movements = new ArrayList<>();
    JsonNode page = story.ask("/statement?from=2012-01-31&limit=" + limit);
    BigDecimal balance = new BigDecimal(page.path("opening").asString());
    page.path("movements").forEach(movements::add);
    while (page.has("next")) {
      story.post("receipt", "P" + movements.size(), "2012-02-01", "'amount':'1.00'");
      String after = page.path("next").asString();
      page = story.ask("/statement?from=2012-01-31&limit=" + limit + "&after=" + after);
      page.path("movements").forEach(movements::add);
    }
    assertThat(movements).hasSize(7);
    for (JsonNode movement : movements) {
      balance = balance.add(new BigDecimal(movement.path("amount").asString()));
      assertThat(movement.path("balance").asString()).isEqualTo(balance.toPlainString());
    }
    assertThat(page.path("closing").asString()).isEqualTo(balance.toPlainString());
  }
}
