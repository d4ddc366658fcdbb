package huikuan.ledger.account;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import huikuan.ledger.account.AllocationPolicy.Explicit;
import huikuan.ledger.account.AllocationPolicy.OldestFirst;
import huikuan.ledger.account.AllocationPolicy.Part;
import huikuan.ledger.account.Document.Credit;
import huikuan.ledger.account.Document.Head;
import huikuan.ledger.account.Document.Invoice;
import huikuan.ledger.account.Document.Labels;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures a decision about one document, by how much is open on its account. Lives in the rules'
 * package, which has no door for others; the log is not asked.
 */
@NullMarked
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecidingBenchmark {

  private static final AccountId ACCOUNT = AccountId.parse("CN01.C-1.USD");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final Money EACH = Money.parse("100.00 USD");

  @Param({"10", "1000"})
  public int open;

  private Known known =
      new Known(new Items(), new Nothing(), new Version(ACCOUNT, 0), List.of(), DAY, new Ahead());

  /** Nobody names what is settled. */
  private static final class Nothing implements Archive {
    @Override
    public Map<DocumentKey, List<AccountEvent>> about(Collection<DocumentKey> keys, Version known) {
      throw new IllegalStateException("The log was asked for " + keys);
    }

    @Override
    public boolean overtaken(Version known) {
      return false;
    }
  }

  @Setup
  public void setUp() {
    Items items = new Items();
    for (int number = 0; number < open; number++) {
      items.on(posted("F-" + number, DAY.minusDays(number % 90)));
    }
    known =
        new Known(
            items, new Nothing(), new Version(ACCOUNT, open - 1L), List.of(), DAY, new Ahead());
  }

  private static InvoicePosted posted(String number, LocalDate day) {
    return new InvoicePosted(
        ACCOUNT,
        number,
        day,
        day,
        day.plusDays(30),
        null,
        EACH,
        Labels.NONE,
        List.of(),
        "of no benchmark");
  }

  @Benchmark
  public Object acceptInvoice() {
    Head head = head("N-1");
    return decide(new Invoice(head, DAY.plusDays(30), EACH, null, List.of()));
  }

  @Benchmark
  public Object acceptReceiptNamingTwo() {
    return decide(naming("50.00 USD"));
  }

  @Benchmark
  public Object refuseMoreThanIsOpen() {
    return decide(naming("100.01 USD"));
  }

  /** Pays the ten that are due first. */
  @Benchmark
  public Object acceptReceiptOldestFirst() {
    return decide(
        new Credit(head("R-2"), Kind.RECEIPT, Money.parse("1000.00 USD"), new OldestFirst(), null));
  }

  private static Credit naming(String amount) {
    Money money = Money.parse(amount);
    List<Part> parts =
        List.of(new Part(Kind.INVOICE, "F-3", money), new Part(Kind.INVOICE, "F-7", money));
    return new Credit(
        head("R-1"), Kind.RECEIPT, money.plus(money), new Explicit(parts, false), null);
  }

  private static Head head(String number) {
    return new Head(ACCOUNT, number, DAY, false, Labels.NONE);
  }

  private Decision decide(Document document) {
    return PostingRules.decide(document, null, known);
  }
}
