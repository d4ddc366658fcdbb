package huikuan.dunning.concession;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.dunning.concession.ConcessionTerms.IfMissed;
import huikuan.platform.web.access.Masking;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A concession, as shown.
 *
 * @param concession its id
 * @param amount that it is about, decimal, as all amounts
 * @param pays what the customer pays of it
 * @param given what is granted of it
 * @param paid of it
 * @param missing of it
 * @param nextOn the day of what comes next, or came last
 * @param ifMissed whether a missed due ends it
 * @param extendedTo of an extension: the day on which its items are due then
 * @param duty what we have to do
 * @param dutyState {@code done} or {@code missed}; absent = it is still to be done
 * @param offeredUntil the last day on which the customer can accept it
 * @param postings documents that the ledger was asked for
 * @param lapsesAt until when it can be, or could be, approved; absent = it needed no approval
 * @param acceptedBy who did, among the customer's contacts
 * @param message by whose link it was accepted or declined
 * @param declinedBy who did by a link, among the customer's contacts
 * @param late what a recipient answered by a link when it was not offered any more
 */
@JsonInclude(Include.NON_NULL)
@Schema(name = "Concession")
record ConcessionView(
    @Schema(example = "concession.CN01.C-1006.1") String concession,
    String company,
    String customer,
    String customerName,
    String account,
    ConcessionKind kind,
    ConcessionState state,
    String currency,
    String amount,
    String pays,
    String given,
    String paid,
    String missing,
    LocalDate nextOn,
    List<Due> dues,
    IfMissed ifMissed,
    @Nullable LocalDate extendedTo,
    @Nullable String duty,
    @Nullable LocalDate dutyOn,
    @Nullable String dutyState,
    LocalDate offeredUntil,
    List<Item> items,
    @Nullable List<Posting> postings,
    @Nullable String contactId,
    @Nullable String talk,
    String note,
    String by,
    Instant draftedAt,
    @Nullable Instant lapsesAt,
    @Nullable String approvedBy,
    @Nullable Instant acceptedAt,
    @Nullable String acceptedBy,
    @Nullable String message,
    @Nullable String file,
    @Nullable Instant endedAt,
    @Nullable String reason,
    @Nullable String declinedBy,
    @Nullable LateAnswer late) {

  /**
   * An answer that came too late.
   *
   * @param answer {@code accepted} or {@code declined}
   * @param message by whose link
   */
  @Schema(name = "ConcessionLateAnswer")
  record LateAnswer(String contactId, String answer, String message, Instant at) {

    private static LateAnswer of(ConcessionEntry.Late late) {
      return new LateAnswer(
          late.contactId(), late.answer(), late.message(), Instant.parse(late.at()));
    }
  }

  /**
   * A sum that the customer pays by a day.
   *
   * @param until the last day on which the money counts
   * @param state {@code paid} or {@code missed}; absent = its day has not come
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "ConcessionDue")
  record Due(LocalDate on, String amount, LocalDate until, @Nullable String state) {

    private static Due of(ConcessionEntry.Due due) {
      return new Due(
          LocalDate.parse(due.on()),
          Money.parse(due.amount()).decimal(),
          LocalDate.parse(due.until()),
          due.state());
    }
  }

  /** The part of a claim that it is about. */
  @Schema(name = "ConcededItem")
  record Item(
      @JsonProperty("case") String caseId,
      @Schema(example = "invoice") String kind,
      String number,
      String amount,
      String paid,
      String missing) {

    private static Item of(ConcessionEntry.Part part) {
      return new Item(
          part.caseId(),
          part.itemKind(),
          part.item(),
          Money.parse(part.amount()).decimal(),
          Money.parse(part.paid()).decimal(),
          Money.parse(part.missing()).decimal());
    }
  }

  /**
   * A document that the ledger was asked for.
   *
   * @param number of the document
   * @param amount absent = of an extension
   * @param outcome {@code proposed}, {@code posted}, {@code refused}, {@code rejected} or {@code
   *     lapsed}; absent = the ledger has not answered
   * @param proposal the ledger's, that others have to decide
   * @param problem why it was refused
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "ConcessionPosting")
  record Posting(
      String number,
      @JsonProperty("case") String caseId,
      String kind,
      @Nullable String amount,
      @Nullable String outcome,
      @Nullable String proposal,
      @Nullable String problem,
      @Nullable String detail) {

    private static Posting of(ConcessionEntry.Posting posting) {
      return new Posting(
          posting.decision(),
          posting.caseId(),
          posting.posting(),
          posting.amount() == null ? null : Money.parse(posting.amount()).decimal(),
          posting.outcome(),
          posting.proposal(),
          posting.problem(),
          posting.detail() == null ? null : Masking.text(posting.detail()));
    }
  }

  /**
   * @param next where the next page starts, for {@code after}; null on the last page
   */
  @Schema(name = "ConcessionPage")
  record Page(
      List<ConcessionView> concessions, @JsonInclude(Include.ALWAYS) @Nullable String next) {}

  static ConcessionView of(ConcessionEntry entry, String customerName) {
    AccountId account = AccountId.parse(entry.account);
    Money none = Money.zero(account.currency());
    return new ConcessionView(
        entry.id,
        entry.company,
        account.customer(),
        customerName,
        entry.account,
        ConcessionKind.of(entry.kind),
        ConcessionState.of(entry.state),
        account.currency().getCurrencyCode(),
        Money.parse(entry.amount).decimal(),
        Money.parse(entry.pays).decimal(),
        Money.parse(entry.given).decimal(),
        entry.sum(ConcessionEntry.Part::paid, none).decimal(),
        entry.sum(ConcessionEntry.Part::missing, none).decimal(),
        LocalDate.parse(entry.nextOn),
        entry.dues.stream().map(Due::of).toList(),
        IfMissed.of(entry.ifMissed),
        read(entry.extendedTo, LocalDate::parse),
        read(entry.duty, Masking::text),
        read(entry.dutyOn, LocalDate::parse),
        entry.dutyState,
        LocalDate.parse(entry.offeredUntil),
        entry.parts.stream().map(Item::of).toList(),
        entry.postings.isEmpty() ? null : entry.postings.stream().map(Posting::of).toList(),
        entry.contactId,
        entry.talk,
        Masking.text(entry.note),
        entry.by,
        Instant.parse(entry.draftedAt),
        read(entry.lapsesAt, Instant::parse),
        entry.approvedBy,
        read(entry.acceptedAt, Instant::parse),
        entry.acceptedBy,
        entry.message,
        entry.file,
        read(entry.endedAt, Instant::parse),
        read(entry.reason, Masking::text),
        entry.declinedBy,
        entry.lateAnswer == null ? null : LateAnswer.of(entry.lateAnswer));
  }

  private static <T> @Nullable T read(@Nullable String text, Function<String, T> reader) {
    return text == null ? null : reader.apply(text);
  }
}
