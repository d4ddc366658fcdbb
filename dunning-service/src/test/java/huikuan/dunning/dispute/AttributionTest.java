package huikuan.dunning.dispute;

import static huikuan.dunning.dispute.DisputeExamples.ACCOUNT;
import static huikuan.dunning.dispute.DisputeExamples.CASE;
import static huikuan.dunning.dispute.DisputeExamples.OPENED_AT;
import static huikuan.dunning.dispute.DisputeExamples.TODAY;
import static huikuan.dunning.dispute.DisputeExamples.change;
import static huikuan.dunning.dispute.DisputeExamples.decision;
import static huikuan.dunning.dispute.DisputeExamples.opened;
import static huikuan.dunning.dispute.DisputeExamples.resolving;
import static huikuan.dunning.dispute.DisputeExamples.yuan;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.Posting;
import huikuan.dunning.arrangement.ClaimChange;
import huikuan.dunning.dispute.Attribution.Shared;
import huikuan.dunning.dispute.DisputeEvent.DisputeClosed;
import huikuan.dunning.dispute.DisputeEvent.PartChanged;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Of a claim of 100.00, one dispute is about 40.00 and another about 20.00. */
class AttributionTest {

  private static final List<String> KINDS = List.of("receipt", "creditNote", "writeOff");

  /** The documents, each as kind:change, then of each dispute open/paid/credited/written off. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "receipt:-40,                              40/0/0/0,   20/0/0/0",
    "receipt:-41,                              39/1/0/0,   20/0/0/0",
    "receipt:-85,                              0/40/0/0,   15/5/0/0",
    "receipt:-100,                             0/40/0/0,   0/20/0/0",
    "creditNote:-10,                           30/0/10/0,  20/0/0/0",
    "creditNote:-50,                           0/0/40/0,   10/0/10/0",
    "creditNote:-70,                           0/0/40/0,   0/0/20/0",
    "writeOff:-45,                             0/0/0/40,   15/0/0/5",
    "receipt:-30 creditNote:-15 receipt:-15,   20/5/15/0,  20/0/0/0",
    "receipt:-50 receipt:50,                   40/0/0/0,   20/0/0/0",
    "receipt:-85 receipt:5,                    0/40/0/0,   20/0/0/0",
    "receipt:-85 receipt:30,                   25/15/0/0,  20/0/0/0",
    "creditNote:-50 creditNote:50,             40/0/0/0,   20/0/0/0",
    "writeOff:-45 creditNote:5,                0/0/0/40,   15/0/0/5",
  })
  void moneyPaysTheUndisputedFirstAndCreditsTheDisputed(
      String documents, String first, String second) {
    List<Dispute> disputes = disputes();
    Money open = whole(100);
    long position = OPENED_AT;
    for (String each : documents.split(" ")) {
      int colon = each.indexOf(':');
      Money change = yuan(each.substring(colon + 1) + ".00");
      open = open.plus(change);
      apply(disputes, told(each.substring(0, colon), "D-" + ++position, change, open, position));
    }
    assertThat(shape(disputes.getFirst())).isEqualTo(first);
    assertThat(shape(disputes.getLast())).isEqualTo(second);
  }

  private static List<Dispute> disputes() {
    return List.of(new Dispute(opened(1, "40.00")), new Dispute(opened(2, "20.00")));
  }

  private static void apply(List<Dispute> disputes, ClaimChange change) {
    for (Shared each : Attribution.of(change, disputes)) {
      Dispute dispute = each.dispute();
      dispute.remember(
          new PartChanged(
              dispute.id(),
              ACCOUNT,
              each.part(),
              change.change(),
              change.kind(),
              change.number(),
              TODAY));
    }
  }

  private static String shape(Dispute dispute) {
    DisputedPart part = requireNonNull(dispute.part(CASE));
    return Stream.of(part.open(), part.paid(), part.credited(), part.writtenOff())
        .map(each -> Long.toString(each.minorUnits() / 100))
        .collect(Collectors.joining("/"));
  }

  @Test
  void aDocumentIsForTheDisputeThatAskedForIt() {
    List<Dispute> disputes =
        List.of(new Dispute(opened(2, "20.00")), new Dispute(opened(1, "40.00")));
    disputes.getLast().remember(resolving(1, Posting.CREDIT_NOTE, "30.00"));
    apply(disputes, change("creditNote", decision(1, 1), "-30.00", "70.00", 8));
    assertThat(shape(disputes.getFirst())).isEqualTo("20/0/0/0");
    assertThat(shape(disputes.getLast())).isEqualTo("10/0/30/0");
  }

  @Test
  void theSameChangeIsHeededOnceAndOneFromBeforeNotAtAll() {
    List<Dispute> disputes = disputes();
    apply(disputes, change("creditNote", "K-1", "-10.00", "90.00", OPENED_AT));
    assertThat(shape(disputes.getFirst())).isEqualTo("40/0/0/0");
    ClaimChange change = change("creditNote", "K-2", "-10.00", "90.00", 8);
    apply(disputes, change);
    apply(disputes, change);
    assertThat(shape(disputes.getFirst())).isEqualTo("30/0/10/0");
    assertThat(Attribution.of(change, disputes)).isEmpty();
  }

  @Test
  void ofAClosedOneNothingIsSettledButWhatIsUndoneIsOwedAgain() {
    Dispute dispute = new Dispute(opened("40.00"));
    List<Dispute> disputes = List.of(dispute);
    apply(disputes, change("creditNote", "K-1", "-30.00", "70.00", 8));
    dispute.remember(
        new DisputeClosed(
            dispute.id(),
            ACCOUNT,
            DisputeExamples.facts(DisputeStage.CLOSED, RootCause.PRICING),
            DisputeOutcome.OWED,
            dispute.parts().stream().map(DisputedPart::conceding).toList(),
            "they looked again",
            null,
            DisputeExamples.NOW));
    apply(disputes, change("creditNote", "K-2", "-20.00", "50.00", 9));
    assertThat(shape(dispute)).isEqualTo("0/0/30/0");
    apply(disputes, change("creditNote", "K-1", "30.00", "80.00", 10));
    assertThat(shape(dispute)).isEqualTo("0/0/0/0");
    assertThat(requireNonNull(dispute.part(CASE)).conceded()).isEqualTo(yuan("40.00"));
  }

  static Stream<Long> seeds() {
    return Stream.iterate(1L, each -> each + 1).limit(200);
  }

  /**
   * Documents of a claim come and are undone, at random. The amounts of a part tie, or there is no
   * part ({@link DisputedPart}).
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void neverIsMoreDisputedThanIsOpen(long seed) {
    Random random = new Random(seed);
    List<Dispute> disputes =
        List.of(
            new Dispute(opened(1, "40.00")),
            new Dispute(opened(2, "20.00")),
            new Dispute(opened(3, "0.01")));
    Money open = whole(100);
    Map<Posted, Money> posted = new EnumMap<>(Posted.class);
    for (int at = 1; at <= 40; at++) {
      Posted kind = Posted.values()[random.nextInt(KINDS.size())];
      Money standing = posted.getOrDefault(kind, whole(0));
      boolean undone = random.nextBoolean();
      Money most = undone ? standing : open;
      Money amount = new Money(random.nextLong(most.minorUnits() + 1), ACCOUNT.currency());
      if (amount.signum() > 0) {
        Money change = undone ? amount : amount.negated();
        open = open.plus(change);
        posted.put(kind, standing.minus(change));
        apply(disputes, told(KINDS.get(kind.ordinal()), "D-" + at, change, open, OPENED_AT + at));
        assertThat(sum(disputes)).as("after %d", at).isLessThanOrEqualTo(open);
      }
    }
    assertThat(disputes.stream().map(each -> requireNonNull(each.part(CASE)).original()))
        .containsExactly(yuan("40.00"), yuan("20.00"), yuan("0.01"));
  }

  /** The kinds of documents, in the order of their words. */
  private enum Posted {
    RECEIPTS,
    CREDIT_NOTES,
    WRITE_OFFS
  }

  private static Money sum(List<Dispute> disputes) {
    List<Money> each = new ArrayList<>();
    disputes.forEach(dispute -> each.add(dispute.openOf(CASE)));
    return each.stream().reduce(whole(0), Money::plus);
  }

  private static ClaimChange told(
      String kind, String number, Money change, Money open, long position) {
    return change(kind, number, change.decimal(), open.decimal(), position);
  }

  private static Money whole(long amount) {
    return yuan(amount + ".00");
  }
}
