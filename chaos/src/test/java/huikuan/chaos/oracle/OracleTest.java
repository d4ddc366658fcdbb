package huikuan.chaos.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.chaos.load.Entry;
import huikuan.chaos.load.Key;
import huikuan.chaos.load.Noted;
import huikuan.chaos.load.Testimony;
import huikuan.chaos.oracle.Witness.Chased;
import huikuan.chaos.oracle.Witness.Mail;
import huikuan.chaos.oracle.Witness.Recorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

class OracleTest {

  /** A day before the invoices are due. */
  private static final Instant FROM = Instant.parse("2026-03-01T10:00:00Z");

  private static final Instant UNTIL = Instant.parse("2026-03-14T10:00:00Z");
  private static final String ACCOUNT = "CN01.E1.USD";

  private final Testimony testimony = new Testimony();
  private final List<Fact> facts = new ArrayList<>();
  private final Entry paid = Papers.invoice("E1", "K0-0", 1_000);
  private final Entry unpaid = Papers.invoice("E1", "K0-1", 2_000);
  private final Entry payment = Papers.receipt("K0-2", paid, 1_000);
  private final Entry silent = Papers.onAccount("E1", "K0-3", 300);
  private final Entry forgotten = Papers.invoice("E2", "K0-4", 700);

  @BeforeEach
  void threeAreAcknowledgedAndOfTwoWithoutAnAnswerOneIsThere() {
    acknowledge(paid, 1);
    acknowledge(unpaid, 2);
    acknowledge(payment, 3);
    testimony.sending(List.of(silent, forgotten), FROM);
    facts.add(new Fact(silent, FROM, 4));
  }

  private void acknowledge(Entry entry, long position) {
    testimony.sending(List.of(entry), FROM);
    ArrayNode results = JsonNodeFactory.instance.arrayNode();
    results
        .addObject()
        .put("index", 0)
        .put("status", "accepted")
        .put("account", entry.account())
        .put("position", position);
    testimony.answered("r" + position, List.of(entry), results);
    facts.add(new Fact(entry, FROM, position));
  }

  private Told truth() {
    return new Told(facts, FROM, UNTIL);
  }

  private ListAssert<String> differences(Witness witness) {
    return assertThat(new Oracle(testimony, witness).examine(FROM, UNTIL).differences());
  }

  @Test
  void nothingIsFoundWhereAllIsAsItMustBe() {
    Finding finding = new Oracle(testimony, truth()).examine(FROM, UNTIL);
    assertThat(finding.differences()).isEmpty();
    assertThat(finding.acknowledged()).isEqualTo(3);
    assertThat(finding.keptUnanswered()).isEqualTo(1);
    assertThat(finding.absentUnanswered()).isEqualTo(1);
    assertThat(finding.reminders()).isEqualTo(2);
    assertThat(finding.head()).isEqualTo(4);
  }

  @Test
  void aLostDocumentIsNoticed() {
    Told told = truth();
    told.histories.get(ACCOUNT).removeIf(each -> each.key().equals(payment.key()));
    differences(told).containsExactly("receipt K0-2 is lost; it was acknowledged at 3");
  }

  @Test
  void aDoubledDocumentIsNoticed() {
    Told told = truth();
    told.histories.get(ACCOUNT).add(new Recorded(payment.key(), 9));
    differences(told).containsExactly("receipt K0-2 is there 2 times: [3, 9]");
  }

  @Test
  void aDocumentAtAnotherPositionIsNoticed() {
    Told told = truth();
    told.histories.get(ACCOUNT).removeIf(each -> each.key().equals(payment.key()));
    told.histories.get(ACCOUNT).add(new Recorded(payment.key(), 9));
    differences(told).containsExactly("receipt K0-2 was acknowledged at 3 and is at [9]");
  }

  @Test
  void aDocumentThatNobodyPostedIsNoticed() {
    Told told = truth();
    told.histories.get(ACCOUNT).add(new Recorded(new Key("receipt", "R-9"), 9));
    differences(told).singleElement().asString().contains("nobody posted", "R-9");
  }

  @Test
  void aDocumentWithoutAnAnswerIsThereWhollyOrNotAtAll() {
    Told told = truth();
    told.workItems.get(ACCOUNT).remove(silent.key());
    differences(told).containsExactly("work items of CN01.E1.USD: receipt K0-3 null, must be 300");

    Told other = truth();
    other.items.get(ACCOUNT).put(forgotten.key(), 700L);
    differences(other).containsExactly("items of CN01.E1.USD: invoice K0-4 must not be there");
  }

  @Test
  void aWrongBalanceAsKnownEarlierIsNoticed() {
    differences(
            new Told(facts, FROM, UNTIL) {
              @Override
              public Figures figures(String account, LocalDate asOf, long knownAt) {
                Figures right = super.figures(account, asOf, knownAt);
                return knownAt == 2 ? new Figures(right.balance() - 1, right.open(), 0) : right;
              }
            })
        .isNotEmpty()
        .allMatch(each -> each.startsWith(ACCOUNT) && each.contains("known at 2"));
  }

  @Test
  void openAmountsThatDoNotMakeTheBalanceAreNoticed() {
    differences(
            new Told(facts, FROM, UNTIL) {
              @Override
              public Figures figures(String account, LocalDate asOf, long knownAt) {
                Figures right = super.figures(account, asOf, knownAt);
                return new Figures(right.balance(), right.open() + 1, right.unapplied());
              }
            })
        .isNotEmpty();
  }

  @Test
  void aTrialThatDoesNotAgreeIsNoticed() {
    differences(
            new Told(facts, FROM, UNTIL) {
              @Override
              public Trial trial(LocalDate asOf, long knownAt) {
                return new Trial(false, super.trial(asOf, knownAt).balance());
              }
            })
        .isNotEmpty()
        .allMatch(each -> each.startsWith("trial"));
  }

  @Test
  void anAnswerThatIsNoLongerTrueIsNoticed() {
    testimony.note(new Noted(ACCOUNT, "2026-01-05", 2, 3_000));
    differences(truth()).isEmpty();
    testimony.note(new Noted(ACCOUNT, "2026-01-05", 2, 2_999));
    differences(truth()).singleElement().asString().contains("2999 then, 3000 now, must be 3000");
  }

  @Test
  void aMissingADoubledAndAnUnjustifiedMailAreNoticed() {
    Told missing = truth();
    missing.caught.removeFirst();
    differences(missing).singleElement().asString().startsWith("mails caught").contains("missing");

    Told doubled = truth();
    doubled.sent.add(doubled.sent.getFirst());
    differences(doubled).singleElement().asString().startsWith("messages sent").contains("doubled");

    Told unjustified = truth();
    unjustified.sent.add(new Mail("K0-0", "reminder-1", "ap@e1.example"));
    differences(unjustified)
        .singleElement()
        .asString()
        .contains("invoice=K0-0", "reminder-1", "unjustified");
  }

  @Test
  void aMessageThatIsNotSentIsNoticed() {
    Told told = truth();
    told.unsent.add("{\"status\":\"failed\"}");
    differences(told).containsExactly("not sent: {\"status\":\"failed\"}");
  }

  @Test
  void aCaseOfAPaidInvoiceThatGoesOnIsNoticed() {
    Told told = truth();
    told.cases.get(ACCOUNT).removeIf(each -> each.invoice().equals("K0-0"));
    told.cases.get(ACCOUNT).add(new Chased("K0-0", false, 0));
    differences(told).singleElement().asString().contains("K0-0", "must have open: 0");

    Told none = truth();
    none.cases.get(ACCOUNT).removeIf(each -> each.invoice().equals("K0-1"));
    differences(none).containsExactly("no case of invoice K0-1");
  }

  @Test
  void whatIsTakenTwiceWhenPostedAgainIsNoticed() {
    differences(
            new Told(facts, FROM, UNTIL) {
              @Override
              Answered post(Entry entry) {
                return new Answered("accepted", entry.account(), 9);
              }
            })
        .hasSize(4)
        .allMatch(each -> each.contains("posted again"));
  }

  @Test
  void whatIsNotThereMustBeTakenWhenPostedAgain() {
    differences(
            new Told(facts, FROM, UNTIL) {
              @Override
              Answered post(Entry entry) {
                return entry.equals(forgotten)
                    ? new Answered("duplicate", entry.account(), 9)
                    : super.post(entry);
              }
            })
        .singleElement()
        .asString()
        .contains("K0-4", "posted again");
  }
}
