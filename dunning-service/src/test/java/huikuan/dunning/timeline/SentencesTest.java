package huikuan.dunning.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.contracts.readiness.InvoiceState;
import huikuan.contracts.readiness.PersonState;
import huikuan.dunning.claim.Decision;
import huikuan.dunning.claim.Decision.Nothing;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.claim.Decision.Take;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.ladder.SanctionKind;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.policy.ShippedOnly;
import huikuan.dunning.sanction.Lack;
import huikuan.dunning.standing.Attitude;
import huikuan.dunning.standing.Cause;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every key that can occur has a text in both languages, and no text stands there for nothing. */
class SentencesTest {

  private static final List<String> DOCUMENTS =
      List.of("receipt", "creditNote", "refund", "writeOff", "recovery", "allocation", "reversal");

  /** The ends of holds and tasks, and the outcomes of write-offs. */
  private static final List<String> ENDS =
      List.of(
          "resumed",
          "expired",
          "clarified",
          "letter-closed",
          Hold.KEPT,
          "partly-kept",
          "broken",
          "withdrawn",
          "paid",
          "reached",
          "closed",
          "refused",
          "enforced",
          "early",
          "done",
          "cured",
          "replaced",
          "dispute-owed",
          "dispute-withdrawn",
          "dispute-posted",
          "dispute-settled",
          "dispute-merged",
          "dispute-moved",
          Hold.AGREEMENT_KEPT,
          "agreement-missed",
          "agreement-withdrawn",
          "agreement-paid",
          Hold.NOT_SMALL,
          "proposed",
          "posted",
          "rejected",
          "lapsed");

  /** What shows that a letter arrived. */
  private static final List<String> PROOFS = List.of("no-bounce", "signed-for", "answered");

  private static List<String> keys() {
    List<String> keys = new ArrayList<>();
    Arrays.stream(EventKey.values()).forEach(each -> keys.add("event." + each.word()));
    ToldReason.KEYS.forEach(each -> keys.add("reason." + each));
    DOCUMENTS.forEach(each -> keys.add("document." + each));
    ENDS.forEach(each -> keys.add("by." + each));
    new ShippedOnly().levels().forEach(each -> keys.add("level." + each));
    TaskReason.words().forEach(each -> keys.add("task." + each));
    PROOFS.forEach(each -> keys.add("proof." + each));
    SanctionKind.words().forEach(each -> keys.add("level." + each));
    Arrays.stream(Lack.What.values())
        .map(each -> new Lack(each, null, null, null, null).word())
        .forEach(each -> keys.add("lack." + each));
    Stream.of(
            Hold.CLARIFICATION,
            Hold.PROMISED,
            Hold.DISPUTED,
            Hold.AGREED,
            Hold.FUNDING_SHORT,
            Hold.INSOLVENT,
            Hold.FACTORED,
            Hold.SMALL_DIFFERENCE,
            Hold.MILESTONES,
            Hold.CHASING_START)
        .forEach(each -> keys.add("hold." + each));
    Arrays.stream(Cause.values()).forEach(each -> keys.add("cause." + each));
    Arrays.stream(Attitude.values()).forEach(each -> keys.add("attitude." + each));
    Arrays.stream(EvidenceKind.values()).forEach(each -> keys.add("missing.evidence." + each));
    Arrays.stream(InvoiceState.values())
        .filter(InvoiceState::ourTurn)
        .forEach(each -> keys.add("missing.invoiceWay." + each));
    Arrays.stream(PersonState.values())
        .filter(each -> each != PersonState.CONFIRMED)
        .forEach(each -> keys.add("missing.paymentResponsible." + each));
    keys.addAll(List.of("decision.take", "decision.nothing"));
    keys.addAll(List.of("days.late", "days.none", "days.early"));
    return keys;
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyKeyHasATextAndEveryTextAKey(Language language) {
    ResourceBundle texts = Sentences.texts(language);
    assertThat(texts.getLocale()).isEqualTo(language.locale());
    assertThat(texts.keySet()).containsExactlyInAnyOrderElementsOf(keys());
  }

  @Test
  void everyReasonOfADecisionIsOneThatIsTold() {
    assertThat(ToldReason.KEYS)
        .doesNotHaveDuplicates()
        .containsAll(Arrays.stream(Reason.values()).map(Reason::word).toList());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aTextNamesOnlyFactsThatThereAre(Language language) {
    Set<String> known = new HashSet<>(in(language, "CNY").arguments(new Facts()).keySet());
    known.addAll(List.of("days", "line"));
    ResourceBundle texts = Sentences.texts(language);
    for (String key : texts.keySet()) {
      assertThat(new MessageFormat(texts.getString(key), language.locale()).getArgumentNames())
          .as(key)
          .isSubsetOf(known);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyReasonOfADecisionIsASentence(Language language) {
    for (Reason reason : Reason.values()) {
      assertThat(in(language, "CNY").of(new Nothing(reason, null, null)))
          .contains(Sentences.texts(language).getString("reason." + reason.word()))
          .doesNotContain("{");
    }
  }

  @Test
  void aDecisionSaysThatASmallDifferenceIsHeld() {
    Decision held = new Nothing(Reason.ON_HOLD, null, null, Hold.SMALL_DIFFERENCE);
    assertThat(in(Language.EN, "CNY").of(held))
        .isEqualTo("Nothing is done: it is on hold (a small difference).");
  }

  @Test
  void aDecisionSaysWhatWaitsAndUntilWhen() {
    Instant until = Instant.parse("2013-03-04T01:00:00Z");
    Decision due = new Nothing(Reason.NOT_DUE, "reminder-1", until);
    assertThat(in(Language.EN, "CNY").of(due))
        .isEqualTo(
            "Nothing is done: the next step is not due yet."
                + " Next: reminder 1, not before 2013-03-04 09:00 +08:00.");
    assertThat(in(Language.ZH, "CNY").of(due))
        .isEqualTo("不执行：下一步骤尚未到期。下一步：提醒函 1，不早于 2013-03-04 09:00 +08:00。");
    assertThat(in(Language.EN, "CNY").of(new Nothing(Reason.RECEIPTS_MISSING, "demand", null)))
        .isEqualTo("Nothing is done: the receipts of the company are not complete. Next: demand.");
    Decision covered = new Nothing(Reason.COVERED, "escalation", null, "receipt R-1");
    assertThat(in(Language.EN, "CNY").of(covered))
        .isEqualTo(
            "Nothing is done: as much money lies unapplied as is owed (receipt R-1)."
                + " Next: escalation.");
    assertThat(in(Language.ZH, "CNY").of(covered)).isEqualTo("不执行：未核销的预收款足以抵补欠款（回款 R-1）。下一步：升级。");
    Decision take =
        new Take(new ShippedOnly().standard().step("demand"), Money.parse("100.00 CNY"));
    assertThat(in(Language.EN, "CNY").of(take)).isEqualTo("To be taken: demand.");
    assertThat(in(Language.ZH, "CNY").of(take)).isEqualTo("应执行：催款函。");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30000.00 | CNY | 30,000.00 CNY",
        "1234567 | JPY | 1,234,567 JPY",
        "0.050 | KWD | 0.050 KWD",
        "99999999999.99 | USD | 99,999,999,999.99 USD",
      })
  void anAmountIsUnambiguous(String decimal, String currency, String told) {
    Facts facts = new Facts();
    facts.open = decimal;
    for (Language language : Language.values()) {
      assertThat(in(language, currency).arguments(facts)).containsEntry("open", told);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-2, due in 2 days, 2 天后到期",
    "-1, due in 1 day, 1 天后到期",
    "0, due that day, 当日到期",
    "1, 1 day late, 逾期 1 天",
    "1500, '1,500 days late', '逾期 1,500 天'",
  })
  void daysAreCountedAsTheLanguageCounts(int late, String en, String zh) {
    Facts facts = new Facts().daysLate(late);
    assertThat(in(Language.EN, "CNY").arguments(facts)).containsEntry("daysLate", en);
    assertThat(in(Language.ZH, "CNY").arguments(facts)).containsEntry("daysLate", zh);
  }

  @Test
  void aWithdrawnSanctionSaysWhatItLacks() {
    Facts facts =
        new Facts()
            .sanction("legal-action")
            .sums(List.of(Money.parse("20000.00 CNY")))
            .reason(new ToldReason("disputed", "I-1"));
    assertThat(told(Language.EN, EventKey.SANCTION_WITHDRAWN, facts))
        .contains("; a claim is disputed (I-1), and");
    assertThat(told(Language.ZH, EventKey.SANCTION_WITHDRAWN, facts)).contains("；存在异议（I-1），");
  }

  /** A policy of one's own may name its levels, and a newer service tell what has no name yet. */
  @Test
  void whatHasNoNameIsToldByItsKey() {
    Facts facts = new Facts().level("final {notice}").document("bill", "B-1", null);
    facts.by = "someone's";
    assertThat(in(Language.ZH, "CNY").arguments(facts))
        .containsEntry("level", "final {notice}")
        .containsEntry("document", "bill B-1")
        .containsEntry("by", "someone's");
  }

  /** Words of people and servers are told as they are, whatever they look like. */
  @Test
  void braceAndQuoteOfAnAnswerChangeNoSentence() {
    Facts facts =
        new Facts().level("demand").reason(ToldReason.answer("it's {level}, select, yes {x}"));
    assertThat(
            in(Language.EN, "CNY")
                .of(new Happening(Instant.EPOCH, EventKey.STEP_NOT_TAKEN, "x", facts)))
        .isEqualTo(
            "The message did not leave, so the step is not taken (demand): the mail server refused"
                + " it (it's {level}, select, yes {x}).");
  }

  @Test
  void aRefundIsNamedAsOne() {
    Facts opened =
        new Facts()
            .item(ItemKind.REFUND, "B-1")
            .amount(Money.parse("80.00 CNY"))
            .open(Money.parse("50.00 CNY"))
            .dueOn(LocalDate.parse("2013-01-02"))
            .policy("standard/1");
    Facts left = new Facts().item(ItemKind.REFUND, "B-1").reason(ToldReason.read("settled"));
    Facts reduced =
        new Facts()
            .item(ItemKind.REFUND, "B-1")
            .document("creditNote", "K-1", null)
            .amount(Money.parse("1.00 CNY"))
            .open(Money.parse("49.00 CNY"));
    assertThat(told(EventKey.OPENED, opened))
        .isEqualTo(
            "The case of refund B-1 opened: 50.00 CNY of 80.00 CNY is owed again, due on"
                + " 2013-01-02; policy standard/1.");
    assertThat(told(EventKey.INVOICE_LEFT, left))
        .isEqualTo("Refund B-1 left: nothing is owed any more.");
    assertThat(told(EventKey.REDUCED, reduced))
        .isEqualTo("Refund B-1: 1.00 CNY less is open, by credit note K-1; 49.00 CNY is open.");
    assertThat(told(Language.ZH, EventKey.OPENED, opened))
        .isEqualTo("退款 B-1 立案：80.00 CNY 中有 50.00 CNY 重新未结，到期日 2013-01-02；催收策略 standard/1。");
    assertThat(told(Language.ZH, EventKey.INVOICE_LEFT, left)).isEqualTo("退款 B-1 移出：已无欠款。");
  }

  @Test
  void aCaseThatOpensAgainSaysWhatIsNext() {
    Facts none = new Facts().steps(List.of());
    Facts one =
        new Facts()
            .steps(List.of(new PlannedStep("demand", Instant.parse("2013-03-04T01:00:00Z"))));
    assertThat(told(EventKey.REOPENED, none)).isEqualTo("The case opened again.");
    assertThat(told(EventKey.REOPENED, one))
        .isEqualTo("The case opened again. Planned next: demand, 2013-03-04 09:00 +08:00.");
    assertThat(told(EventKey.PLANNED, none)).isEqualTo("Nothing is planned any more.");
  }

  private static String told(EventKey event, Facts facts) {
    return told(Language.EN, event, facts);
  }

  private static String told(Language language, EventKey event, Facts facts) {
    return in(language, "CNY").of(new Happening(Instant.EPOCH, event, "x", facts));
  }

  private static Sentences in(Language language, String currency) {
    return new Sentences(language, Currency.getInstance(currency), Story.SHANGHAI);
  }
}
