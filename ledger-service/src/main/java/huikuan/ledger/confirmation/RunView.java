package huikuan.ledger.confirmation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.confirmation.RunEvent.RunReleased;
import huikuan.ledger.confirmation.RunEvent.RunStarted;
import huikuan.ledger.confirmation.RunEvent.RunStopped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A run of letters, and how far it has come.
 *
 * @param state writing, written, sending, sent or stopped
 * @param way how its letters leave; absent until it is released
 * @param accounts how many accounts it selects
 * @param written how many letters are written
 * @param skipped how many accounts have no letter of it
 * @param requested how many were handed to the mail
 * @param printed how many are to be printed
 * @param notSent how many have nobody to be mailed to
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LetterRun")
record RunView(
    @Schema(type = "string", example = "CN01.20260331.run-7K3Q9F2MXB") RunNumber number,
    RunState.Stage state,
    String company,
    LetterKind kind,
    @Nullable LocalDate from,
    LocalDate cutOff,
    Instant knownAt,
    long position,
    Selected select,
    LetterView.@Nullable ReplyTo replyTo,
    @Nullable String language,
    @Nullable RunWay way,
    int accounts,
    int written,
    int skipped,
    int requested,
    int printed,
    int notSent,
    @Nullable String stopReason) {

  /** What it selects, as it was asked for. */
  record Selected(
      @Nullable String currency,
      @Nullable String above,
      @Schema(name = "class") @JsonProperty("class") @Nullable String customerClass,
      boolean zero,
      boolean credit,
      @Nullable Integer sample,
      @Nullable Long seed) {

    static Selected of(Selection selection) {
      Money above = selection.above();
      return new Selected(
          selection.currency(),
          above == null ? null : above.decimal(),
          selection.customerClass(),
          selection.zero(),
          selection.credit(),
          selection.sample(),
          selection.seed());
    }
  }

  static RunView of(RunState state) {
    RunStarted run = state.started();
    RunStopped stopped = state.stopped();
    RunReleased released = state.released();
    return new RunView(
        RunNumber.parse(run.run()),
        state.stage(),
        run.company(),
        run.kind(),
        run.from(),
        run.cutOff(),
        run.knownAt(),
        run.position(),
        Selected.of(run.selection()),
        run.replyTo() == null
            ? null
            : new LetterView.ReplyTo(
                run.replyTo().name(), run.replyAddress(), run.replyTo().email()),
        run.language(),
        released == null ? null : released.way(),
        run.accounts(),
        state.written(),
        state.skipped(),
        state.requested(),
        state.printed(),
        state.notSent(),
        stopped == null ? null : stopped.reason());
  }
}
