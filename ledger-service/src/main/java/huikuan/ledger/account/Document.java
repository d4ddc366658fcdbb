package huikuan.ledger.account;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.StatutoryDate;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document that an ERP posts. Amounts are in the account's currency. */
public sealed interface Document {

  Head head();

  Kind kind();

  /** A hash of the content, the same for every way of writing it. */
  String fingerprint();

  default AccountId account() {
    return head().account();
  }

  default DocumentKey key() {
    return new DocumentKey(account().company(), kind(), head().number());
  }

  /**
   * Fields that every document has.
   *
   * @param postedOn the business day from which it counts
   * @param postedOnConfirmed whether the sender means that day, however far ahead; no content
   */
  record Head(
      AccountId account,
      String number,
      LocalDate postedOn,
      boolean postedOnConfirmed,
      Labels labels) {

    /** A day further ahead is a typing error as a rule: its sender confirms it. */
    private static final int YEARS_AHEAD = 1;

    /** The last day on which a document may be posted without being confirmed. */
    static LocalDate last(LocalDate today) {
      return today.plusYears(YEARS_AHEAD);
    }

    boolean farAhead(LocalDate today) {
      return postedOn.isAfter(last(today)) && !postedOnConfirmed;
    }

    private Fingerprint fingerprint(Kind kind) {
      return new Fingerprint()
          .with("key", new DocumentKey(account.company(), kind, number))
          .with("account", account)
          .with("postedOn", postedOn)
          .with("contract", labels.contract())
          .with("reference", labels.reference())
          .with("salesOwner", labels.salesOwner())
          .with("reason", labels.reason());
    }

    private void sameCurrency(Money amount) {
      if (!account.currency().equals(amount.currency())) {
        throw new IllegalArgumentException(amount + " is not in the currency of " + account);
      }
    }
  }

  /** Labels that people know a document by, beside its number; none is a rule. */
  record Labels(
      @Nullable String contract,
      @Nullable String reference,
      @Nullable String salesOwner,
      @Nullable String reason) {
    public static final Labels NONE = new Labels(null, null, null, null);
  }

  /**
   * A claim.
   *
   * @param dueOn null = its contract decides
   * @param originallyPostedOn of a balance brought forward: when it was posted elsewhere
   * @param lines what was sold; empty = not told
   * @param way how far it has come; null = not told
   * @param agreed the due date by its contract, if it names none itself; no content
   * @param statutory the day by law, as its contract stands; no content
   */
  record Invoice(
      Head head,
      @Nullable LocalDate dueOn,
      Money amount,
      @Nullable LocalDate originallyPostedOn,
      List<Line> lines,
      @Nullable WayAtPosting way,
      @Nullable LocalDate agreed,
      @Nullable StatutoryDate statutory)
      implements Document {

    public Invoice {
      head.sameCurrency(amount);
      lines = List.copyOf(lines);
    }

    public Invoice(
        Head head,
        @Nullable LocalDate dueOn,
        Money amount,
        @Nullable LocalDate originallyPostedOn,
        List<Line> lines) {
      this(head, dueOn, amount, originallyPostedOn, lines, null, null, null);
    }

    /** The same, with the due date by its contract. */
    public Invoice agreed(LocalDate day) {
      return new Invoice(head, dueOn, amount, originallyPostedOn, lines, way, day, statutory);
    }

    /** The same, with the day by law. */
    public Invoice lawful(StatutoryDate date) {
      return new Invoice(head, dueOn, amount, originallyPostedOn, lines, way, agreed, date);
    }

    /** The day on the invoice. */
    public LocalDate issuedOn() {
      return originallyPostedOn == null ? head.postedOn() : originallyPostedOn;
    }

    LocalDate due() {
      return requireNonNull(dueOn == null ? agreed : dueOn, "Its contract has not been asked");
    }

    @Override
    public Kind kind() {
      return Kind.INVOICE;
    }

    @Override
    public String fingerprint() {
      Fingerprint fingerprint =
          head.fingerprint(kind())
              .with("dueOn", dueOn)
              .with("amount", amount)
              .with("originallyPostedOn", originallyPostedOn);
      lines.forEach(line -> fingerprint.with("line", line.content()));
      return fingerprint.with("way", way == null ? null : way.content()).sha256();
    }
  }

  /**
   * A credit: a receipt, or a credit note.
   *
   * @param originallyPostedOn of a balance brought forward: when it was posted elsewhere
   */
  record Credit(
      Head head,
      Kind kind,
      Money amount,
      AllocationPolicy allocation,
      @Nullable LocalDate originallyPostedOn)
      implements Document {

    public Credit {
      head.sameCurrency(amount);
      if (kind != Kind.RECEIPT && kind != Kind.CREDIT_NOTE) {
        throw new IllegalArgumentException("No credit: " + kind);
      }
    }

    @Override
    public String fingerprint() {
      return head.fingerprint(kind)
          .with("amount", amount)
          .with("allocation", allocation.content())
          .with("originallyPostedOn", originallyPostedOn)
          .sha256();
    }
  }

  /**
   * Money given back.
   *
   * @param from the credits that it is taken from; {@link AllocationPolicy.None} is not allowed
   */
  record Refund(Head head, Money amount, AllocationPolicy from) implements Document {

    public Refund {
      head.sameCurrency(amount);
      if (from instanceof AllocationPolicy.None) {
        throw new IllegalArgumentException("A refund is taken from something");
      }
    }

    @Override
    public Kind kind() {
      return Kind.REFUND;
    }

    @Override
    public String fingerprint() {
      return head.fingerprint(kind()).with("amount", amount).with("from", from.content()).sha256();
    }
  }

  /** Claims given up, all of the amount; the reason is among the labels. */
  record WriteOff(Head head, Money amount, AllocationPolicy.Explicit claims) implements Document {

    public WriteOff {
      head.sameCurrency(amount);
    }

    @Override
    public Kind kind() {
      return Kind.WRITE_OFF;
    }

    @Override
    public String fingerprint() {
      return head.fingerprint(kind())
          .with("amount", amount)
          .with("claims", claims.content())
          .sha256();
    }
  }

  /**
   * Money that came in after all for what was written off.
   *
   * @param writeOff the write-off's number
   */
  record Recovery(Head head, Money amount, String writeOff) implements Document {

    public Recovery {
      head.sameCurrency(amount);
    }

    @Override
    public Kind kind() {
      return Kind.RECOVERY;
    }

    @Override
    public String fingerprint() {
      return head.fingerprint(kind()).with("amount", amount).with("writeOff", writeOff).sha256();
    }
  }

  /**
   * From its date on, a credit stands against these claims and no others.
   *
   * @param creditKind receipt or credit note
   */
  record Reallocation(Head head, Kind creditKind, String credit, AllocationPolicy allocation)
      implements Document {

    @Override
    public Kind kind() {
      return Kind.ALLOCATION;
    }

    @Override
    public String fingerprint() {
      return head.fingerprint(kind())
          .with("creditKind", creditKind)
          .with("credit", credit)
          .with("allocation", allocation.content())
          .sha256();
    }
  }

  /**
   * From its date on, an invoice is due later, as was agreed; the reason is among the labels.
   *
   * @param invoice its number
   * @param dueOn the new day
   * @param agreedOn when it was agreed
   * @param contact the id of the person at the customer who agreed; null = not told
   */
  record Extension(
      Head head, String invoice, LocalDate dueOn, LocalDate agreedOn, @Nullable String contact)
      implements Document {

    @Override
    public Kind kind() {
      return Kind.EXTENSION;
    }

    @Override
    public String fingerprint() {
      return head.fingerprint(kind())
          .with("invoice", invoice)
          .with("dueOn", dueOn)
          .with("agreedOn", agreedOn)
          .with("contact", contact)
          .sha256();
    }
  }

  /** From its date on, a document is undone; the reason is among the labels. */
  record Reversal(Head head, Kind reversedKind, String reversed) implements Document {

    @Override
    public Kind kind() {
      return Kind.REVERSAL;
    }

    @Override
    public String fingerprint() {
      return head.fingerprint(kind())
          .with("reversedKind", reversedKind)
          .with("reversed", reversed)
          .sha256();
    }
  }
}
