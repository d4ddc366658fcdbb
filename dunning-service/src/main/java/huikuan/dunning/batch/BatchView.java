package huikuan.dunning.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.Money;
import huikuan.dunning.batch.BatchEvent.BatchDrafted;
import huikuan.dunning.batch.BatchEvent.Outcomes;
import huikuan.dunning.hold.HoldView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch, as shown.
 *
 * @param order of the actions skip, move and reassign; else absent
 * @param open of its cases when they were frozen, an amount for each currency
 * @param dryRun what would have come of it then
 * @param by who drafted it
 * @param position of its last event in the log
 * @param started by whom and when; absent = nobody has
 * @param stopped by whom, when and why; absent = nobody has
 * @param outcomes what came of those that had their turn
 */
@JsonInclude(Include.NON_NULL)
@Schema(name = "Batch")
record BatchView(
    String id,
    String company,
    BatchAction action,
    @Nullable HoldView hold,
    @Nullable BatchOrder order,
    String state,
    int cases,
    List<String> open,
    List<Outcomes> dryRun,
    String by,
    Instant at,
    long position,
    @Nullable Started started,
    @Nullable Stopped stopped,
    int done,
    int notDone,
    int waiting,
    List<Outcomes> outcomes) {

  @Schema(name = "BatchStart")
  record Started(String by, Instant at) {}

  @Schema(name = "BatchStop")
  record Stopped(String by, Instant at, String reason) {}

  /**
   * A case of a batch.
   *
   * @param open when it was frozen, with its currency
   * @param expected what the dry run said
   * @param state {@code waiting}, {@code done} or {@code not-done}
   * @param outcome absent = it waits
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "BatchCase")
  record Row(
      @JsonProperty("case") String caseId,
      String account,
      String customerName,
      @Nullable String invoice,
      String open,
      String expected,
      String state,
      @Nullable String outcome) {}

  /**
   * @param next where the next page starts, for {@code after}; null on the last page
   */
  @Schema(name = "BatchCases")
  record Rows(List<Row> cases, @JsonInclude(Include.ALWAYS) @Nullable String next) {}

  /**
   * @param next where the next page starts, for {@code after}; null on the last page
   */
  @Schema(name = "Batches")
  record Page(List<BatchView> batches, @JsonInclude(Include.ALWAYS) @Nullable String next) {}

  static BatchView of(BatchState batch, long position) {
    BatchDrafted draft = batch.draft();
    var started = batch.started();
    var stopped = batch.stopped();
    return new BatchView(
        draft.batch(),
        draft.company(),
        draft.action(),
        draft.hold() == null ? null : HoldView.of(draft.hold()),
        draft.order(),
        batch.stage().word(),
        draft.cases(),
        draft.open().stream().map(Money::toString).toList(),
        draft.dryRun(),
        draft.by(),
        draft.at(),
        position,
        started == null ? null : new Started(started.by(), started.at()),
        stopped == null ? null : new Stopped(stopped.by(), stopped.at(), stopped.reason()),
        batch.done(),
        batch.notDone(),
        batch.waiting(),
        batch.outcomes());
  }
}
