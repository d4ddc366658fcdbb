package huikuan.ledger.recipient;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bodies that recipients send, for the description of the API; they are read field by field.
 */
final class RecipientBodies {

  /** The body that answers a letter. */
  @Schema(name = "RecipientReplyData")
  record ReplyData(
      @Schema(allowableValues = {"agreed", "notAgreed"}) String outcome,
      @Schema(description = "The customer's balance; it must be ours and the differences")
          @Nullable String balance,
      @Nullable List<DifferenceData> differences,
      @Nullable String note) {}

  /** A line in which the customer's books differ. */
  @Schema(name = "RecipientDifferenceData")
  record DifferenceData(
      @Schema(description = "The number of an item, ours or not") String item,
      @Schema(description = "If several items have the number") @Nullable String kind,
      @Schema(description = "What is open in the customer's books; credits below zero")
          String theirs,
      @Nullable String reason) {}

  /** The body that says why an item is unpaid. */
  @Schema(name = "RecipientReasonData")
  record ReasonData(
      String account,
      @Schema(
              description = "If several items have the number",
              allowableValues = {"invoice", "refund"})
          @Nullable String kind,
      String number,
      @Schema(
              allowableValues = {
                "acceptanceMissing",
                "inApproval",
                "invoiceMissing",
                "noBudget",
                "paid"
              })
          String reason,
      @Schema(description = "Of inApproval: until when; of paid: when") @Nullable LocalDate day,
      @Schema(description = "Of the payment") @Nullable String reference,
      @Schema(description = "The hash of a payment slip that this link has sent")
          @Nullable String file,
      @Nullable String note) {}

  /** The body that disputes an item. */
  @Schema(name = "RecipientDisputeData")
  record DisputeData(
      String account,
      @Schema(
              description = "If several items have the number",
              allowableValues = {"invoice", "refund"})
          @Nullable String kind,
      String number,
      @Schema(description = "At most what is open; absent: all of it") @Nullable String amount,
      @Schema(
              allowableValues = {
                "wrong-price",
                "wrong-quantity",
                "not-delivered",
                "quality",
                "damaged",
                "duplicate",
                "paid",
                "documents",
                "discount",
                "other"
              })
          String reason,
      @Schema(description = "The hash of a file that this link has sent") @Nullable String file,
      @Nullable String note) {}

  /** The body that promises a payment. */
  @Schema(name = "RecipientPromiseData")
  record PromiseData(
      String account,
      @Schema(description = "At most what is open") String amount,
      @Schema(description = "Within a year") LocalDate on,
      @Nullable String note) {}

  /** The body that names the right person; one of email and mobile is needed. */
  @Schema(name = "RecipientPersonData")
  record PersonData(
      String name, @Nullable String email, @Nullable String mobile, @Nullable String note) {}

  private RecipientBodies() {}
}
