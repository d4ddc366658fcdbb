package huikuan.ledger.documents;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.account.AllocationPolicy;
import huikuan.ledger.account.AllocationPolicy.Explicit;
import huikuan.ledger.account.Document;
import huikuan.ledger.account.Document.Credit;
import huikuan.ledger.account.Document.Extension;
import huikuan.ledger.account.Document.Head;
import huikuan.ledger.account.Document.Invoice;
import huikuan.ledger.account.Document.Labels;
import huikuan.ledger.account.Document.Reallocation;
import huikuan.ledger.account.Document.Recovery;
import huikuan.ledger.account.Document.Refund;
import huikuan.ledger.account.Document.Reversal;
import huikuan.ledger.account.Document.WriteOff;
import huikuan.ledger.account.Kind;
import huikuan.ledger.account.Line;
import huikuan.ledger.account.WayAtPosting;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.Problem;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes a document of one JSON object, or the list of all that is wrong with it. */
final class DocumentReader {

  private static final List<Kind> KINDS = List.of(Kind.values());

  /** They need a reason. */
  private static final Set<Kind> REASONED =
      EnumSet.of(Kind.REVERSAL, Kind.WRITE_OFF, Kind.EXTENSION);

  static final String CONFIRM_POSTED_ON = "confirmPostedOn";

  private static final int LONGEST_LABEL = 200;
  private static final int LONGEST_REASON = 500;

  /** Another document, as this one names it. */
  private record Named(Kind kind, String number) {}

  private final Fields fields;
  private final Faults faults;
  private final Kind kind;
  private final @Nullable Currency currency;
  private final AllocationReader allocations;

  private DocumentReader(Fields fields, Faults faults, Kind kind) {
    this.fields = fields;
    this.faults = faults;
    this.kind = kind;
    this.currency = fields.currency("currency");
    this.allocations = new AllocationReader(fields, currency);
  }

  static Reading read(SentDocument sent) {
    return switch (sent) {
      case SentDocument.NoJson(var problem) -> new Reading.Faulty(problem);
      case SentDocument.Value(var value, var faults) -> read(value, faults);
    };
  }

  private static Reading read(JsonNode value, Faults faults) {
    if (!value.isObject()) {
      faults.add("document", "a JSON object");
      return new Reading.Faulty(faults.problem());
    }
    Fields fields = new Fields(value, faults);
    String kind = fields.choice("kind", texts(KINDS));
    return kind == null
        ? new Reading.Faulty(faults.problem())
        : new DocumentReader(fields, faults, Kind.parse(kind)).reading();
  }

  private Reading reading() {
    Document document = document();
    if (document == null) {
      return new Reading.Faulty(faults.problem());
    }
    Problem elsewhere = allocations.elsewhere();
    return elsewhere == null ? new Reading.Understood(document) : new Reading.Faulty(elsewhere);
  }

  private @Nullable Document document() {
    Head head = head();
    return switch (kind) {
      case INVOICE -> invoice(head);
      case RECEIPT, CREDIT_NOTE -> credit(head);
      case REFUND -> refund(head);
      case WRITE_OFF -> writeOff(head);
      case RECOVERY -> recovery(head);
      case ALLOCATION -> reallocation(head);
      case REVERSAL -> reversal(head);
      case EXTENSION -> extension(head);
    };
  }

  /** Null where a fault was noted. */
  private @Nullable Head head() {
    String company = fields.company("company");
    String customer = fields.identifier("customer");
    String number = fields.identifier("number");
    LocalDate postedOn = fields.date("postedOn");
    boolean confirmed = confirmed(postedOn);
    Labels labels = labels();
    return company == null
            || customer == null
            || currency == null
            || number == null
            || postedOn == null
        ? null
        : new Head(new AccountId(company, customer, currency), number, postedOn, confirmed, labels);
  }

  /** A day far ahead is said twice. */
  private boolean confirmed(@Nullable LocalDate postedOn) {
    LocalDate again = fields.optionalDate(CONFIRM_POSTED_ON);
    if (again != null && postedOn != null && !again.equals(postedOn)) {
      fields.fault(CONFIRM_POSTED_ON, "the same day as postedOn, or absent");
    }
    return again != null;
  }

  private Labels labels() {
    boolean reasonNeeded = REASONED.contains(kind);
    return new Labels(
        fields.optionalIdentifier("contract"),
        fields.optionalWords("reference", LONGEST_LABEL),
        fields.optionalIdentifier("salesOwner"),
        reasonNeeded
            ? fields.words("reason", LONGEST_REASON)
            : fields.optionalWords("reason", LONGEST_REASON));
  }

  /** Tells if all fields were read without a fault. */
  private boolean sound() {
    fields.refuseOthers();
    return !faults.any();
  }

  private @Nullable Document invoice(@Nullable Head head) {
    if (!fields.given("dueOn") && !fields.given("contract")) {
      fields.fault("dueOn", "a date; absent only with a contract whose terms tell it");
    }
    LocalDate dueOn = fields.optionalDate("dueOn");
    Money amount = fields.amount("amount", currency);
    LocalDate original = fields.optionalDate("originallyPostedOn");
    List<Line> lines = LineReader.read(fields, currency);
    WayAtPosting way = WayReader.read(fields);
    return sound()
        ? new Invoice(
            requireNonNull(head), dueOn, requireNonNull(amount), original, lines, way, null, null)
        : null;
  }

  private @Nullable Document credit(@Nullable Head head) {
    Money amount = fields.amount("amount", currency);
    LocalDate original = fields.optionalDate("originallyPostedOn");
    AllocationPolicy allocation =
        kind == Kind.CREDIT_NOTE ? allocations.ofCreditNote(amount) : allocations.ofCredit();
    return sound()
        ? new Credit(requireNonNull(head), kind, requireNonNull(amount), allocation, original)
        : null;
  }

  private @Nullable Document refund(@Nullable Head head) {
    Money amount = fields.amount("amount", currency);
    AllocationPolicy from = allocations.ofRefund();
    return sound() ? new Refund(requireNonNull(head), requireNonNull(amount), from) : null;
  }

  private @Nullable Document writeOff(@Nullable Head head) {
    Money amount = fields.amount("amount", currency);
    Explicit claims = allocations.ofWriteOff(amount);
    return sound() ? new WriteOff(requireNonNull(head), requireNonNull(amount), claims) : null;
  }

  private @Nullable Document recovery(@Nullable Head head) {
    Money amount = fields.amount("amount", currency);
    String writeOff = fields.identifier("writeOff");
    return sound()
        ? new Recovery(requireNonNull(head), requireNonNull(amount), requireNonNull(writeOff))
        : null;
  }

  private @Nullable Document reallocation(@Nullable Head head) {
    Named credit = named("credit", List.of(Kind.RECEIPT, Kind.CREDIT_NOTE));
    AllocationPolicy allocation = allocations.ofCredit();
    return sound()
        ? new Reallocation(
            requireNonNull(head),
            requireNonNull(credit).kind(),
            requireNonNull(credit).number(),
            allocation)
        : null;
  }

  private @Nullable Document reversal(@Nullable Head head) {
    Named reversed = named("reverses", KINDS);
    return sound()
        ? new Reversal(
            requireNonNull(head),
            requireNonNull(reversed).kind(),
            requireNonNull(reversed).number())
        : null;
  }

  private @Nullable Document extension(@Nullable Head head) {
    String invoice = fields.identifier("invoice");
    LocalDate dueOn = fields.date("dueOn");
    LocalDate agreedOn = fields.date("agreedOn");
    String contact = fields.optionalIdentifier("contact");
    return sound()
        ? new Extension(
            requireNonNull(head),
            requireNonNull(invoice),
            requireNonNull(dueOn),
            requireNonNull(agreedOn),
            contact)
        : null;
  }

  private @Nullable Named named(String name, List<Kind> kinds) {
    Fields named = fields.object(name);
    if (named == null) {
      return null;
    }
    String of = named.choice("kind", texts(kinds));
    String number = named.identifier("number");
    named.refuseOthers();
    return of == null || number == null ? null : new Named(Kind.parse(of), number);
  }

  private static List<String> texts(List<Kind> kinds) {
    return kinds.stream().map(Kind::toString).toList();
  }
}
