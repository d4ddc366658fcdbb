package huikuan.dunning.dispute;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.AccountId;
import huikuan.contracts.DisputeReason;
import huikuan.contracts.Money;
import huikuan.platform.web.access.Masking;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A dispute, as shown. What was disputed at first is what is open, paid, credited, written off and
 * conceded.
 *
 * @param dispute its id
 * @param rootCause what led to it; absent = not known yet
 * @param owner who has to clarify it
 * @param coordinator who follows it up with the customer
 * @param dueOn the day by which it is to be clarified
 * @param overdue whether that day is over and it is not
 * @param original that was disputed at first, decimal, as all amounts
 * @param open that is disputed still, and not asked for
 * @param conceded that is owed after all
 * @param heldUntil the last day of its hold, if nobody prolongs it
 * @param postings documents that the ledger was asked for
 * @param toldAgain what recipients said when they disputed the same once more, the newest first
 * @param from the dispute that it was a part of
 * @param into the dispute in which it goes on
 * @param message by whose link the recipient told it
 * @param because why it came out so
 * @param version for {@code If-Match}
 */
@JsonInclude(Include.NON_NULL)
@Schema(name = "Dispute")
record DisputeView(
    @Schema(example = "dispute.CN01.C-1006.1") String dispute,
    String company,
    String customer,
    String customerName,
    String account,
    DisputeStage stage,
    DisputeReason reason,
    @Nullable RootCause rootCause,
    @Nullable String owner,
    @Nullable String coordinator,
    LocalDate dueOn,
    boolean overdue,
    String currency,
    String original,
    String open,
    String paid,
    String credited,
    String writtenOff,
    String conceded,
    LocalDate heldUntil,
    List<Item> items,
    @Nullable List<Posting> postings,
    @Nullable List<Told> toldAgain,
    DisputeEvent.Origin origin,
    @Nullable String from,
    @Nullable String into,
    @Nullable String contactId,
    @Nullable String talk,
    @Nullable String message,
    @Nullable String note,
    @Nullable String file,
    String by,
    Instant openedAt,
    @Nullable DisputeOutcome outcome,
    @Nullable String because,
    @Nullable Instant closedAt,
    int version) {

  /** The part of a claim that is disputed. */
  @Schema(name = "DisputedItem")
  record Item(
      @JsonProperty("case") String caseId,
      @Schema(example = "invoice") String kind,
      String number,
      String original,
      String open,
      String paid,
      String credited,
      String writtenOff,
      String conceded) {

    private static Item of(DisputeEntry.Part part) {
      return new Item(
          part.caseId(),
          part.itemKind(),
          part.item(),
          decimal(part.original()),
          decimal(part.open()),
          decimal(part.paid()),
          decimal(part.credited()),
          decimal(part.writtenOff()),
          decimal(part.conceded()));
    }
  }

  /**
   * A document that the ledger was asked for.
   *
   * @param number of the document
   * @param outcome {@code proposed}, {@code posted}, {@code refused}, {@code rejected} or {@code
   *     lapsed}; absent = the ledger has not answered
   * @param proposal the ledger's, that others have to decide
   * @param problem why it was refused
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "DisputePosting")
  record Posting(
      String number,
      @JsonProperty("case") String caseId,
      String kind,
      String amount,
      @Nullable String outcome,
      @Nullable String proposal,
      @Nullable String problem,
      @Nullable String detail) {

    private static Posting of(DisputeEntry.Posting posting) {
      return new Posting(
          posting.decision(),
          posting.caseId(),
          posting.posting(),
          decimal(posting.amount()),
          posting.outcome(),
          posting.proposal(),
          posting.problem(),
          posting.detail() == null ? null : Masking.text(posting.detail()));
    }
  }

  /**
   * The words of a recipient who disputed the same once more.
   *
   * @param amount absent = all that is open
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "DisputeToldAgain")
  record Told(
      @JsonProperty("case") String caseId,
      @Nullable String amount,
      DisputeReason reason,
      @Nullable String contactId,
      @Nullable String message,
      @Nullable String note,
      @Nullable String file,
      Instant at) {

    private static Told of(DisputeEntry.Told told) {
      return new Told(
          told.caseId(),
          read(told.amount(), DisputeView::decimal),
          DisputeReason.parse(told.reason()),
          told.contactId(),
          told.message(),
          read(told.note(), Masking::text),
          told.file(),
          Instant.parse(told.at()));
    }
  }

  /**
   * @param next where the next page starts, for {@code after}; null on the last page
   */
  @Schema(name = "DisputePage")
  record Page(List<DisputeView> disputes, @JsonInclude(Include.ALWAYS) @Nullable String next) {}

  static DisputeView of(DisputeEntry entry, String customerName) {
    AccountId account = AccountId.parse(entry.account);
    Money none = Money.zero(account.currency());
    return new DisputeView(
        entry.id,
        entry.company,
        account.customer(),
        customerName,
        entry.account,
        DisputeStage.of(entry.stage),
        DisputeReason.parse(entry.reason),
        read(entry.rootCause, RootCause::of),
        entry.owner,
        entry.coordinator,
        LocalDate.parse(entry.dueOn),
        entry.overdue,
        account.currency().getCurrencyCode(),
        entry.sum(DisputeEntry.Part::original, none).decimal(),
        entry.sum(DisputeEntry.Part::open, none).decimal(),
        entry.sum(DisputeEntry.Part::paid, none).decimal(),
        entry.sum(DisputeEntry.Part::credited, none).decimal(),
        entry.sum(DisputeEntry.Part::writtenOff, none).decimal(),
        entry.sum(DisputeEntry.Part::conceded, none).decimal(),
        LocalDate.parse(entry.heldUntil),
        entry.parts.stream().map(Item::of).toList(),
        entry.postings.isEmpty() ? null : entry.postings.stream().map(Posting::of).toList(),
        entry.toldAgain.isEmpty() ? null : entry.toldAgain.stream().map(Told::of).toList(),
        DisputeEvent.Origin.of(entry.origin),
        entry.from,
        entry.into,
        entry.contactId,
        entry.talk,
        entry.message,
        read(entry.note, Masking::text),
        entry.file,
        entry.by,
        Instant.parse(entry.openedAt),
        read(entry.outcome, DisputeOutcome::of),
        read(entry.because, Masking::text),
        read(entry.closedAt, Instant::parse),
        entry.version);
  }

  private static <T> @Nullable T read(@Nullable String text, Function<String, T> reader) {
    return text == null ? null : reader.apply(text);
  }

  private static String decimal(String amount) {
    return Money.parse(amount).decimal();
  }
}
