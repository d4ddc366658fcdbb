package huikuan.dunning.promise;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.platform.web.access.Masking;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A promise to pay, as shown.
 *
 * @param promise its id
 * @param amount that is promised, decimal, as all amounts
 * @param paid of it in time
 * @param onAccount money that came in meanwhile and stands against nothing, as far as it counted
 * @param missing of it, and does not stand on account either
 * @param on the day by which the money is to come
 * @param until the last day on which it counts
 * @param contactId who promised it, among the customer's contacts
 * @param message whose link it was promised by; absent = one of us took it
 * @param by who took it
 * @param approval why somebody else has to approve it, or had to
 * @param lapsesAt until when it can be, or could be, approved
 * @param endedAt when it was judged, taken back or refused
 * @param reason why it was taken back, or not approved
 */
@JsonInclude(Include.NON_NULL)
@Schema(name = "Promise")
record PromiseView(
    @Schema(example = "promise.CN01.C-1006.1") String promise,
    String company,
    String customer,
    String customerName,
    String account,
    PromiseState state,
    String amount,
    String currency,
    String paid,
    @Nullable String onAccount,
    String missing,
    LocalDate on,
    LocalDate until,
    List<Item> items,
    IfBroken ifBroken,
    @Nullable String contactId,
    @Nullable String talk,
    @Nullable String message,
    @Nullable String note,
    String by,
    Instant madeAt,
    PromiseEvent.@Nullable NeedsApproval approval,
    @Nullable Instant lapsesAt,
    @Nullable Instant endedAt,
    @Nullable String reason) {

  /** The part of a claim that is promised. */
  @Schema(name = "PromisedItem")
  record Item(
      @JsonProperty("case") String caseId,
      @Schema(example = "invoice") String kind,
      String number,
      String amount,
      String paid,
      String missing) {

    private static Item of(PromiseEntry.Part part) {
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
   * @param next where the next page starts, for {@code after}; null on the last page
   */
  @Schema(name = "PromisePage")
  record Page(List<PromiseView> promises, @JsonInclude(Include.ALWAYS) @Nullable String next) {}

  static PromiseView of(PromiseEntry entry, String customerName) {
    AccountId account = AccountId.parse(entry.account);
    Money none = Money.zero(account.currency());
    return new PromiseView(
        entry.id,
        entry.company,
        account.customer(),
        customerName,
        entry.account,
        PromiseState.of(entry.state),
        entry.amount().decimal(),
        account.currency().getCurrencyCode(),
        paid(entry, none).min(entry.amount()).decimal(),
        entry.onAccount == null ? null : Money.parse(entry.onAccount).decimal(),
        entry.missing().decimal(),
        LocalDate.parse(entry.on),
        LocalDate.parse(entry.until),
        entry.parts.stream().map(Item::of).toList(),
        IfBroken.of(entry.ifBroken),
        entry.contactId,
        entry.talk,
        entry.message,
        entry.note == null ? null : Masking.text(entry.note),
        entry.by,
        Instant.parse(entry.madeAt),
        entry.approval == null ? null : PromiseEvent.NeedsApproval.of(entry.approval),
        entry.lapsesAt == null ? null : Instant.parse(entry.lapsesAt),
        entry.endedAt == null ? null : Instant.parse(entry.endedAt),
        entry.reason == null ? null : Masking.text(entry.reason));
  }

  private static Money paid(PromiseEntry entry, Money none) {
    return entry.parts.stream().map(each -> Money.parse(each.paid())).reduce(none, Money::plus);
  }
}
