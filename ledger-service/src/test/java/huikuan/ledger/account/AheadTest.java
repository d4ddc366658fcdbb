package huikuan.ledger.account;

import static huikuan.ledger.account.AccountFixture.refused;
import static huikuan.ledger.account.Documents.ACCOUNT;
import static huikuan.ledger.account.Documents.creditNote;
import static huikuan.ledger.account.Documents.day;
import static huikuan.ledger.account.Documents.invoice;
import static huikuan.ledger.account.Documents.none;
import static huikuan.ledger.account.Documents.oldest;
import static huikuan.ledger.account.Documents.postOn;
import static huikuan.ledger.account.Documents.reallocation;
import static huikuan.ledger.account.Documents.receipt;
import static huikuan.ledger.account.Documents.recovery;
import static huikuan.ledger.account.Documents.refund;
import static huikuan.ledger.account.Documents.reversal;
import static huikuan.ledger.account.Documents.to;
import static huikuan.ledger.account.Documents.usd;
import static huikuan.ledger.account.Documents.writeOff;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.account.Document.Head;
import huikuan.ledger.account.Document.Invoice;
import huikuan.ledger.account.Document.Labels;
import huikuan.ledger.account.EffectEvent.DocumentTookEffect;
import huikuan.ledger.account.OpenItem.Link;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.Test;

/** A document dated ahead counts for the rules at once, and is told on its day. */
class AheadTest {

  private final AccountFixture account = new AccountFixture();
  private final Invoice a = invoice("A", "01-02", "02-01", "100");

  @Test
  void whatIsDatedAheadIsToldOnItsDayAndNotBefore() {
    PostDocuments[] posted = {
      postOn("01-06", a),
      postOn("01-06", receipt("R", "02-28", "60", to("A=60")), invoice("B", "03-01", "03-31", "5"))
    };
    assertThat(toldOn("02-27", posted)).isEmpty();
    assertThat(toldOn("02-28", posted))
        .containsExactly("02-28 receipt R +receipt/R 60.00; A 60.00 leaves 40.00");
    assertThat(toldOn("03-01", posted))
        .containsExactly(
            "02-28 receipt R +receipt/R 60.00; A 60.00 leaves 40.00",
            "03-01 invoice B +invoice/B 5.00");
  }

  @Test
  void whatWasToldIsNotToldAgain() {
    PostDocuments ahead = postOn("01-06", a, receipt("R", "02-28", "60", to("A=60")));
    assertThat(toldOn("03-01", ahead, postOn("02-28", invoice("B", "02-28", "03-31", "5"))))
        .isEmpty();
  }

  @Test
  void theDaysToComeAreWaitedFor() {
    account.after(
        List.of(),
        postOn(
            "01-06",
            a,
            receipt("R", "02-28", "60", to("A=60")),
            receipt("S", "02-28", "10", to("A=10")),
            receipt("T", "01-06", "10", to("A=10")),
            invoice("B", "03-01", "03-31", "5")));
    assertThat(account.awaited()).containsExactly(day("02-28"), day("03-01"));
  }

  @Test
  void anAllocationOfTodayToAnInvoiceOfLaterIsToldWithTheInvoice() {
    assertThat(
            toldOn(
                "03-01",
                postOn(
                    "01-06",
                    invoice("B", "03-01", "03-31", "5"),
                    receipt("R", "01-06", "5", to("B=5")))))
        .containsExactly("03-01 invoice B +invoice/B 5.00", "03-01 receipt R; B 5.00 leaves 0.00");
  }

  @Test
  void whatIsOpenMeanwhileLeavesOutWhatIsToCome() {
    Told.expect(
        account.after(
            List.of(postOn("01-06", a, receipt("R", "02-28", "60", to("A=60")))),
            postOn("01-07", receipt("S", "01-07", "40", to("A=40")))),
        "receipt S 40.00: A 40.00 01-07 leaves 60.00; unapplied 0.00");
  }

  @Test
  void everyKindIsToldOnItsDay() {
    PostDocuments today =
        postOn(
            "01-06",
            a,
            invoice("W1", "01-02", "02-01", "30"),
            receipt("R", "01-05", "70", none()),
            receipt("S", "01-05", "20", none()),
            writeOff("W", "01-06", "10", "W1=10"));
    PostDocuments ahead =
        postOn(
            "01-06",
            creditNote("K", "02-01", "10", to("A=10")),
            writeOff("V", "02-02", "20", "W1=20"),
            recovery("Y", "02-03", "5", "W"),
            refund("F", "02-04", "20", to("receipt/S=20")),
            reallocation("M", "02-05", "R", to("A=50")),
            reversal("X", "02-06", Kind.CREDIT_NOTE, "K"));
    assertThat(toldOn("03-01", today, ahead))
        .containsExactly(
            "02-01 creditNote K +creditNote/K 10.00; A 10.00 leaves 90.00",
            "02-02 writeOff V +writeOff/V 20.00; W1 20.00 leaves 0.00",
            "02-04 refund F +refund/F 20.00; F 20.00 leaves 0.00",
            "02-05 allocation M; A 50.00 leaves 40.00",
            "02-06 reversal X -creditNote/K 10.00; A -10.00 leaves 50.00");
  }

  @Test
  void whatIsReversedBeforeItsDayNeverTakesEffect() {
    assertThat(
            toldOn(
                "03-15",
                postOn("01-06", a, receipt("R", "02-28", "100", to("A=100"))),
                postOn("01-07", reversal("X", "02-28", Kind.RECEIPT, "R")),
                postOn("01-08", receipt("S", "03-01", "100", to("A=100")))))
        .containsExactly("03-01 receipt S +receipt/S 100.00; A 100.00 leaves 0.00");
  }

  @Test
  void whatIsReversedLaterTakesEffectUntilThen() {
    assertThat(
            toldOn(
                "03-15",
                postOn(
                    "01-06",
                    a,
                    receipt("R", "02-28", "100", to("A=100")),
                    reversal("X", "03-03", Kind.RECEIPT, "R"))))
        .containsExactly(
            "02-28 receipt R +receipt/R 100.00; A 100.00 leaves 0.00",
            "03-03 reversal X -receipt/R 100.00; A -100.00 leaves 100.00");
  }

  @Test
  void aReceiptOfTodayIsToldWhoHoldsTheInvoice() {
    List<PostDocuments> history =
        List.of(postOn("01-06", a), postOn("01-06", receipt("R", "02-28", "70", to("A=70"))));
    Link held = new Link(Kind.RECEIPT, "R", day("02-28"), usd("70"));
    refused(
        account.after(history, postOn("01-07", receipt("S", "01-07", "31", to("A=31")))),
        new Rejection.ExceedsOpenAmount(0, Kind.INVOICE, "A", usd("30"), List.of(held)));
  }

  @Test
  void aReceiptOfTodayIsToldWhoHasSettledTheInvoiceAhead() {
    List<PostDocuments> history =
        List.of(postOn("01-06", a), postOn("01-06", receipt("R", "02-28", "100", to("A=100"))));
    Link held = new Link(Kind.RECEIPT, "R", day("02-28"), usd("100"));
    refused(
        account.after(history, postOn("01-07", receipt("S", "01-07", "1", to("A=1")))),
        new Rejection.ExceedsOpenAmount(0, Kind.INVOICE, "A", usd("0"), List.of(held)));
  }

  @Test
  void aRefundIsToldWhoTakesFromTheCredits() {
    List<PostDocuments> history =
        List.of(
            postOn("01-06", receipt("R", "01-06", "100", none())),
            postOn("01-06", invoice("B", "02-28", "03-31", "80")),
            postOn("01-06", reallocation("M", "01-06", "R", to("B=80"))));
    refused(
        account.after(history, postOn("01-07", refund("F", "01-07", "30", oldest()))),
        new Rejection.ExceedsUnapplied(
            usd("30"), usd("20"), List.of(new Link(Kind.INVOICE, "B", day("02-28"), usd("80")))));
  }

  @Test
  void aRecoveryIsToldOfThoseDatedAhead() {
    List<PostDocuments> history =
        List.of(
            postOn("01-06", a, writeOff("W", "01-06", "100", "A=100")),
            postOn("01-06", recovery("Y", "02-28", "70", "W"), recovery("Z", "03-01", "20", "W")),
            postOn("01-06", reversal("X", "03-01", Kind.RECOVERY, "Z")));
    refused(
        account.after(history, postOn("01-07", recovery("V", "01-07", "31", "W"))),
        new Rejection.ExceedsWriteOff(
            new DocumentKey("CN01", Kind.WRITE_OFF, "W"),
            usd("30"),
            List.of(new Link(Kind.RECOVERY, "Y", day("02-28"), usd("70")))));
  }

  @Test
  void whatIsPaidTodayIsHeldByNobody() {
    List<PostDocuments> history =
        List.of(postOn("01-06", a), postOn("01-06", receipt("R", "01-06", "100", to("A=100"))));
    refused(
        account.after(history, postOn("01-07", receipt("S", "01-07", "1", to("A=1")))),
        new Rejection.ExceedsOpenAmount(0, Kind.INVOICE, "A", usd("0"), List.of()));
  }

  @Test
  void aDayMoreThanAYearAheadIsConfirmed() {
    LocalDate last = LocalDate.parse("2014-01-06");
    Told.expect(account.after(List.of(), postOn("01-06", posted(last, false))), "invoice N 1.00");
    refused(
        new AccountFixture().after(List.of(), postOn("01-06", posted(last.plusDays(1), false))),
        new Rejection.PostedFarAhead(last.plusDays(1), last));
    Told.expect(
        new AccountFixture().after(List.of(), postOn("01-06", posted(last.plusDays(1), true))),
        "invoice N 1.00");
  }

  @Test
  void confirmingIsNoContent() {
    LocalDate day = LocalDate.parse("2062-02-28");
    assertThat(posted(day, true).fingerprint()).isEqualTo(posted(day, false).fingerprint());
  }

  private static Invoice posted(LocalDate on, boolean confirmed) {
    return new Invoice(
        new Head(ACCOUNT, "N", on, confirmed, Labels.NONE),
        on.plusYears(10),
        usd("1"),
        null,
        List.of());
  }

  /** The effects that are told first when a document is posted on that day. */
  private static List<String> toldOn(String today, PostDocuments... history) {
    List<String> told = new ArrayList<>();
    new AccountFixture()
        .after(List.of(history), postOn(today, invoice("LAST", today, today, "1")))
        .expectEventsMatching(
            Matchers.payloadsMatching(
                new CustomTypeSafeMatcher<List<Object>>("effects, then the invoice") {
                  @Override
                  protected boolean matchesSafely(List<Object> events) {
                    events.stream()
                        .filter(DocumentTookEffect.class::isInstance)
                        .map(each -> line((DocumentTookEffect) each))
                        .forEach(told::add);
                    return events.getLast() instanceof AccountEvent.InvoicePosted
                        && told.size() == events.size() - 1;
                  }
                }));
    return told;
  }

  private static String line(DocumentTookEffect effect) {
    StringBuilder line = new StringBuilder();
    line.append(effect.on().toString().substring(5))
        .append(" %s %s".formatted(effect.kind(), effect.number()));
    if (effect.amount() != null) {
      Item own = effect.posted() == null ? effect.reversed() : effect.posted();
      line.append(effect.posted() == null ? " -" : " +")
          .append("%s %s".formatted(ItemName.of(own), effect.amount().decimal()));
    }
    for (Allocation each : effect.allocations()) {
      assertThat(each.from()).isEqualTo(effect.on());
      line.append(
          "; %s %s leaves %s"
              .formatted(
                  each.claim().number(), each.amount().decimal(), each.openAfter().decimal()));
    }
    return line.toString();
  }
}
