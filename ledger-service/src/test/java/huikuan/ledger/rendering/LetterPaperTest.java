package huikuan.ledger.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.rendering.LetterPaper.Item;
import huikuan.ledger.rendering.LetterPaper.Movement;
import huikuan.ledger.rendering.LetterPaper.PayTo;
import huikuan.platform.template.Language;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LetterPaperTest {

  private static final List<Item> ONE = List.of(Papers.invoice("INV-1", "100.00 CNY"));

  @Test
  void itemsComeToTheBalance() {
    assertThat(paper(LetterKind.POSITIVE, null, "100.00 CNY", ONE, List.of(), List.of()).balance())
        .isEqualTo(Money.parse("100.00 CNY"));
    assertThatThrownBy(
            () -> paper(LetterKind.POSITIVE, null, "100.01 CNY", ONE, List.of(), List.of()))
        .hasMessage("Letter N-1: items do not come to its balance");
  }

  @Test
  void currenciesAreNotMixed() {
    assertThatThrownBy(
            () -> paper(LetterKind.POSITIVE, null, "100.00 USD", ONE, List.of(), List.of()))
        .hasMessageContaining("Cannot mix");
  }

  @Test
  void onlyAStatementHasAPeriod() {
    LocalDate from = LocalDate.parse("2013-01-01");
    assertThatThrownBy(
            () -> paper(LetterKind.POSITIVE, from, "100.00 CNY", ONE, List.of(), List.of()))
        .hasMessageContaining("a statement has a first day");
    assertThatThrownBy(
            () -> paper(LetterKind.STATEMENT, null, "100.00 CNY", ONE, List.of(), List.of()))
        .hasMessageContaining("a statement has a first day");
  }

  @Test
  void onlyADemandSaysWhereToPay() {
    List<PayTo> payTo = List.of(new PayTo("B", "H", "1"));
    assertThat(paper(LetterKind.DEMAND, null, "100.00 CNY", ONE, List.of(), payTo).payTo())
        .hasSize(1);
    assertThatThrownBy(() -> paper(LetterKind.NEGATIVE, null, "100.00 CNY", ONE, List.of(), payTo))
        .hasMessageContaining("only a demand says where to pay");
  }

  @Test
  void aDemandAsksForWhatIsDueByTheDayOfIssue() {
    assertThat(paper(LetterKind.DEMAND, null, "100.00 CNY", ONE, List.of(), List.of()).due())
        .isEqualTo(Money.parse("100.00 CNY"));
    List<Item> credit = List.of(Papers.invoice("CN-1", "-5.00 CNY"));
    assertThatThrownBy(
            () -> paper(LetterKind.DEMAND, null, "-5.00 CNY", credit, List.of(), List.of()))
        .hasMessage("Letter N-1: a demand asks for what is due");
  }

  @Test
  void theOpeningBalanceIsWhatTheMovementsLeave() {
    Item item = ONE.getFirst();
    List<Movement> movements =
        List.of(
            new Movement(item.postedOn(), item.kind(), "INV-1", null, Money.parse("130.00 CNY")));
    LetterPaper paper =
        paper(
            LetterKind.STATEMENT,
            LocalDate.parse("2013-01-01"),
            "100.00 CNY",
            ONE,
            movements,
            List.of());
    assertThat(paper.opening()).isEqualTo(Money.parse("-30.00 CNY"));
    assertThat(paper.language()).isEqualTo(Language.ZH);
  }

  private static LetterPaper paper(
      LetterKind kind,
      @Nullable LocalDate from,
      String balance,
      List<Item> items,
      List<Movement> movements,
      List<PayTo> payTo) {
    return new LetterPaper(
        kind,
        "zh/" + PaperWords.word(kind) + "/1",
        "N-1",
        null,
        Papers.SENDER,
        Papers.BUYER,
        Papers.CUT_OFF,
        Papers.CUT_OFF,
        from,
        Money.parse(balance),
        items,
        movements,
        null,
        null,
        payTo,
        "V",
        "H",
        null);
  }
}
