package huikuan.benchmarks.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import huikuan.benchmarks.documents.Doc.Kind;
import huikuan.benchmarks.documents.Doc.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentStreamTest {

  private static final Days DAYS = Days.within(LocalDate.of(2026, 2, 1), 28);
  private static final BitSet ALL_TAKEN = new BitSet();

  private static DocumentStream stream(String accounts, long seed) {
    return new DocumentStream("s", seed, Accounts.parse(accounts, "r"), DAYS);
  }

  private static List<Doc> take(DocumentStream stream, int requests, int batch) {
    List<Doc> all = new ArrayList<>();
    for (int request = 0; request < requests; request++) {
      List<Doc> sent = stream.next(batch);
      stream.acknowledged(sent, ALL_TAKEN);
      all.addAll(sent);
    }
    return all;
  }

  @Test
  void theSameSeedMakesTheSameDocuments() {
    assertThat(take(stream("zipf", 1), 40, 50)).isEqualTo(take(stream("zipf", 1), 40, 50));
  }

  @Test
  void anotherSeedMakesOthers() {
    assertThat(take(stream("zipf", 1), 4, 50)).isNotEqualTo(take(stream("zipf", 2), 4, 50));
  }

  @Test
  void halfAreInvoicesAndTwoInFiveReceiptsThatNameWhatTheyPay() {
    Map<Kind, Integer> kinds = new HashMap<>();
    take(stream("even:100", 3), 1_000, 20).forEach(doc -> kinds.merge(doc.kind(), 1, Integer::sum));
    assertThat(kinds.get(Kind.INVOICE) / 20_000.0).isCloseTo(0.50, within(0.01));
    assertThat(kinds.get(Kind.RECEIPT) / 20_000.0).isCloseTo(0.40, within(0.01));
    assertThat(kinds.get(Kind.CREDIT_NOTE) / 20_000.0).isCloseTo(0.05, within(0.01));
    assertThat(kinds.get(Kind.ON_ACCOUNT) / 20_000.0).isCloseTo(0.05, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unique", "hot", "zipf", "even:7"})
  void whatIsPaidWasAcknowledgedInTheSameAccountAndIsNeverOverpaid(String accounts) {
    Map<String, Long> open = new HashMap<>();
    DocumentStream stream = stream(accounts, 5);
    for (int request = 0; request < 200; request++) {
      List<Doc> sent = stream.next(25);
      for (Doc doc : sent) {
        for (Part part : doc.pays()) {
          assertThat(part.invoice().customer()).isEqualTo(doc.customer());
          assertThat(part.invoice().postedOn()).isBeforeOrEqualTo(doc.postedOn());
          assertThat(part.cents()).isPositive();
          long left = open.get(part.invoice().number()) - part.cents();
          assertThat(left).isEqualTo(part.openAfter()).isNotNegative();
          open.put(part.invoice().number(), left);
        }
        assertThat(doc.pays().stream().mapToLong(Part::cents).sum())
            .isEqualTo(doc.pays().isEmpty() ? 0 : doc.cents());
      }
      stream.acknowledged(sent, ALL_TAKEN);
      sent.stream()
          .filter(doc -> doc.kind() == Kind.INVOICE)
          .forEach(invoice -> open.put(invoice.number(), invoice.cents()));
    }
    assertThat(open.values().stream().filter(left -> left == 0).count()).isGreaterThan(500);
  }

  @Test
  void whatWasRefusedIsNeverPaid() {
    DocumentStream stream = stream("hot", 5);
    BitSet allRefused = new BitSet();
    allRefused.set(0, 25);
    for (int request = 0; request < 20; request++) {
      List<Doc> sent = stream.next(25);
      assertThat(sent).allSatisfy(doc -> assertThat(doc.pays()).isEmpty());
      stream.acknowledged(sent, allRefused);
    }
  }

  @Test
  void numbersAreUnique() {
    Set<String> numbers = new HashSet<>();
    take(stream("zipf", 1), 40, 50).forEach(doc -> numbers.add(doc.number()));
    assertThat(numbers).hasSize(2_000);
  }

  @Test
  void uniqueAccountsHaveOneInvoiceEachAndTheHotOneHasAll() {
    List<Doc> invoices =
        take(stream("unique", 1), 40, 50).stream()
            .filter(doc -> doc.kind() == Kind.INVOICE)
            .toList();
    assertThat(invoices).extracting(Doc::account).doesNotHaveDuplicates();
    assertThat(take(stream("hot", 1), 40, 50))
        .extracting(Doc::account)
        .containsOnly("CN01.HOT-r.USD");
  }

  @Test
  void passingDaysHoldTheSameNumberEach() {
    DocumentStream stream =
        new DocumentStream(
            "s", 1, Accounts.parse("unique", "r"), Days.passing(LocalDate.of(2026, 1, 1), 10, 100));
    Map<LocalDate, Integer> perDay = new HashMap<>();
    // Not acknowledged: so nothing is paid, and no day is moved behind its invoice's.
    stream.next(100).forEach(doc -> perDay.merge(doc.postedOn(), 1, Integer::sum));
    assertThat(perDay).hasSize(10).allSatisfy((day, count) -> assertThat(count).isEqualTo(10));
  }
}
