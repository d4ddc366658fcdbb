package huikuan.dunning.dispute;

import static huikuan.dunning.dispute.DisputeExamples.part;
import static huikuan.dunning.dispute.DisputeExamples.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.dunning.dispute.DisputedPart.Way;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 40.00 of a claim are disputed. */
class DisputedPartTest {

  /** The changes, each as what:amount, then all amounts from the original one on. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'',                               40, 40,  0,  0,  0,  0",
    "paid:15,                          40, 25, 15,  0,  0,  0",
    "credited:15,                      40, 25,  0, 15,  0,  0",
    "written-off:40,                   40,  0,  0,  0, 40,  0",
    "paid:15 credited:5 written-off:20,40,  0, 15,  5, 20,  0",
    "paid:15 unpaid:10,                40, 35,  5,  0,  0,  0",
    "credited:15 conceded,             40,  0,  0, 15,  0, 25",
    "credited:40 conceded uncredited:10, 40, 0, 0, 30,  0, 10",
    "without:15,                       25, 25,  0,  0,  0,  0",
    "paid:15 without:25,               15,  0, 15,  0,  0,  0",
    "paid:15 and:10,                   50, 35, 15,  0,  0,  0",
  })
  void whatWasDisputedIsWhatBecameOfIt(
      String changes,
      String original,
      String open,
      String paid,
      String credited,
      String writtenOff,
      String conceded) {
    DisputedPart part = part("40.00");
    for (String each : changes.isEmpty() ? new String[0] : changes.split(" ")) {
      part = after(part, each);
    }
    assertThat(amounts(part))
        .containsExactly(
            whole(original),
            whole(open),
            whole(paid),
            whole(credited),
            whole(writtenOff),
            whole(conceded));
  }

  private static DisputedPart after(DisputedPart part, String change) {
    if (change.equals("conceded")) {
      return part.conceding();
    }
    Money amount = whole(change.substring(change.indexOf(':') + 1));
    return switch (change.substring(0, change.indexOf(':'))) {
      case "paid" -> part.settled(amount, Way.PAID);
      case "credited" -> part.settled(amount, Way.CREDITED);
      case "written-off" -> part.settled(amount, Way.WRITTEN_OFF);
      case "unpaid" -> part.unsettled(amount, Way.PAID);
      case "uncredited" -> part.owedAgain(amount, Way.CREDITED);
      case "without" -> part.without(amount);
      case "and" -> part.and(part(amount.decimal()));
      default -> throw new IllegalArgumentException(change);
    };
  }

  private static List<Money> amounts(DisputedPart part) {
    return List.of(
        part.original(),
        part.open(),
        part.paid(),
        part.credited(),
        part.writtenOff(),
        part.conceded());
  }

  @Test
  void amountsThatDoNotTieAreNone() {
    Money none = yuan("0.00");
    assertThatThrownBy(
            () ->
                new DisputedPart(
                    DisputeExamples.CASE,
                    ItemKind.INVOICE,
                    "F-1",
                    yuan("40.00"),
                    yuan("39.99"),
                    none,
                    none,
                    none,
                    none,
                    7))
        .isInstanceOf(IllegalArgumentException.class);
    DisputedPart part = part("40.00");
    assertThatThrownBy(() -> part.settled(yuan("40.01"), Way.PAID))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> part.unsettled(yuan("0.01"), Way.PAID))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "receipt, PAID",
    "allocation, PAID",
    "reversal, PAID",
    "creditNote, CREDITED",
    "setOff, CREDITED",
    "writeOff, WRITTEN_OFF"
  })
  void aDocumentSettlesByItsKind(String kind, Way way) {
    assertThat(Way.of(kind)).isEqualTo(way);
  }

  private static Money whole(String amount) {
    return yuan(amount + ".00");
  }
}
