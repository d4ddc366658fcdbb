package huikuan.dunning.dispute;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies about disputes, as they are documented; {@link DisputeBodies} reads them. */
final class DisputeData {

  private DisputeData() {}

  /** The body that opens a dispute. */
  @Schema(name = "DisputeData")
  record OpenData(
      @Schema(example = "CNY") String currency,
      @Schema(description = "1 to 100 items") List<ItemData> items,
      @Schema(example = "wrong-price") String reason,
      @Schema(description = "Who has to clarify it") @Nullable String owner,
      @Schema(description = "Who follows it up with the customer") @Nullable String coordinator,
      @Schema(description = "Absent: in 20 working days") @Nullable LocalDate dueOn,
      @Schema(description = "Who said it, among the customer's contacts") @Nullable String contact,
      @Nullable String talk,
      @Schema(description = "The hash of a file of the company") @Nullable String file,
      @Nullable String note) {}

  /** An item that is disputed. */
  @Schema(name = "DisputedItemData")
  record ItemData(
      @Schema(allowableValues = {"invoice", "refund"}) @Nullable String kind,
      String number,
      @Schema(description = "Absent: all that is open and not disputed") @Nullable String amount) {}

  /** The body that changes what is known of a dispute; absent = unknown, or nobody. */
  @Schema(name = "DisputeFactsData")
  record FactsData(
      String reason,
      @Nullable String rootCause,
      @Nullable String owner,
      @Nullable String coordinator,
      LocalDate dueOn,
      @Schema(allowableValues = {"new", "in-work", "with-customer"}) String stage) {}

  /** The body that makes a dispute of its own of a part of one. */
  @Schema(name = "DisputeSplitData")
  record SplitData(
      List<SplitItemData> items,
      @Schema(description = "Absent: as of the dispute") @Nullable String reason,
      @Nullable String owner,
      @Nullable LocalDate dueOn) {}

  /** An amount that goes into the other dispute. */
  @Schema(name = "DisputeSplitItemData")
  record SplitItemData(@Schema(name = "case") String caseId, String amount) {}

  /** The body that lets other disputes go on in one. */
  @Schema(name = "DisputeMergeData")
  record MergeData(@Schema(description = "1 to 50 ids") List<String> disputes) {}

  /** The body that decides a dispute. */
  @Schema(name = "DisputeResolutionData")
  record ResolveData(
      @Schema(
              allowableValues = {"owed", "withdrawn", "posted"},
              description = "posted: by the documents named; what they leave is owed")
          String outcome,
      @Schema(description = "Of posted alone") @Nullable List<PostingData> postings,
      @Schema(example = "pricing") String rootCause,
      @Schema(description = "1 to 1,000 printable characters") String reason) {}

  /** A document that settles a part of a dispute. */
  @Schema(name = "DisputePostingData")
  record PostingData(
      @Schema(name = "case") String caseId,
      @Schema(allowableValues = {"creditNote", "writeOff"}) String kind,
      String amount) {}
}
