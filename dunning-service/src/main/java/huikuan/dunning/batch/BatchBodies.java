package huikuan.dunning.batch;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of requests for batches, as they are described. {@link BatchReader} reads them. */
final class BatchBodies {

  private BatchBodies() {}

  /** The body that drafts a batch. */
  @Schema(name = "BatchData")
  record Data(
      @Schema(example = "CN01") String company,
      @Schema(
              allowableValues = {
                "hold",
                "resume",
                "retry",
                "skip",
                "move",
                "reassign",
                "write-off"
              })
          String action,
      SelectData select,
      @Schema(description = "Of the action hold") @Nullable HoldData hold,
      @Schema(description = "Of the action skip") @Nullable SkipData skip,
      @Schema(description = "Of the action move") @Nullable MoveData move,
      @Schema(description = "Of the action reassign") @Nullable ReassignData reassign,
      @Schema(description = "Of the action write-off") @Nullable WriteOffData writeOff,
      @Schema(description = "What was seen of the selection; another one is refused")
          @Nullable ExpectData expect) {}

  /** The step that a batch passes for each of its claims. */
  @Schema(name = "BatchSkipData")
  record SkipData(String level, String reason) {}

  /** The policy to which a batch moves each of its claims. */
  @Schema(name = "BatchMoveData")
  record MoveData(
      @Schema(description = "The policy and its version", example = "strict/2") String policy,
      @Schema(description = "Where claims start whose last level it has not") @Nullable String from,
      String reason) {}

  /** The person who sees to each case of a batch from then on. */
  @Schema(name = "BatchReassignData")
  record ReassignData(
      @Schema(description = "Absent: nobody in particular", example = "person:li.na")
          @Nullable String owner,
      String reason) {}

  /** The reason why a batch asks the ledger to write its small differences off. */
  @Schema(name = "BatchWriteOffData")
  record WriteOffData(@Schema(description = "1 to 200 printable characters") String reason) {}

  /** How many cases were seen, and what they added up to. */
  @Schema(name = "BatchExpectData")
  record ExpectData(
      int cases,
      @Schema(description = "An amount for each currency, such as 3000.00 CNY")
          @Nullable List<String> open) {}

  /** The cases of a batch: ids, or filters as of GET /dunning/cases. */
  @Schema(name = "BatchSelectData")
  record SelectData(
      @Schema(description = "Ids, up to 10,000; no filter beside them")
          @Nullable List<String> cases,
      @Nullable String state,
      @Nullable String level,
      @Nullable String policy,
      @Nullable String owner,
      @Nullable String account,
      @Nullable String customer,
      @Nullable String task,
      @Schema(description = "Small differences: a currency, or any", example = "any")
          @Nullable String smallDifference) {}

  /** The hold that a batch places on each of its claims. */
  @Schema(name = "BatchHoldData")
  record HoldData(
      @Schema(description = "1 to 200 printable characters") String reason,
      @Schema(description = "The last day, at each customer") LocalDate until,
      @Schema(description = "For colleagues") @Nullable String note) {}

  /** The body that stops a batch. */
  @Schema(name = "BatchStopData")
  record StopData(@Schema(description = "1 to 200 printable characters") String reason) {}
}
