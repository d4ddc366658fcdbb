package huikuan.dunning.sanction;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import huikuan.contracts.Money;
import huikuan.dunning.ladder.SanctionKind;
import huikuan.dunning.sanction.SanctionEvent.Evidence;
import huikuan.dunning.sanction.SanctionEvent.Order;
import huikuan.dunning.sanction.SanctionEvent.Outcome;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sanction, as shown.
 *
 * @param approval the id of its proposal
 * @param unanswered whether a system has refused the last order, or has not answered it in time
 * @param reason the proposer's; absent: the machine proposed it
 * @param ended why it was withdrawn, rejected or lifted
 * @param lift the proposal to lift it that waits; absent: none does
 * @param orders to the systems that enforce it, the first one first
 * @param owner who looks after the customer's sanctions; absent: nobody was named
 * @param answers who does so now: the owner, or the deputy of one whose rights have ended
 * @param follows the kinds that the ladder has next after it
 */
@Schema(name = "Sanction")
@JsonInclude(Include.NON_NULL)
record SanctionView(
    String id,
    String company,
    String customer,
    String customerName,
    SanctionKind kind,
    @Nullable String form,
    SanctionState state,
    boolean unanswered,
    List<Money> asked,
    Evidence evidence,
    List<String> cases,
    String approval,
    @Nullable String reason,
    String proposedBy,
    Instant proposedAt,
    Instant lapsesAt,
    @Nullable String approvedBy,
    @Nullable LocalDate since,
    @Nullable LocalDate liftedOn,
    @Nullable String ended,
    @Nullable Lift lift,
    List<Told> orders,
    @Nullable String owner,
    @Nullable String answers,
    List<SanctionKind> follows) {

  /** A proposal to lift it early. */
  @Schema(name = "SanctionLift")
  record Lift(String approval, String reason, String proposedBy, Instant lapsesAt) {}

  /**
   * An order to the systems.
   *
   * @param answerBy until when they have to answer; absent: none has to
   */
  @Schema(name = "SanctionOrder")
  @JsonInclude(Include.NON_NULL)
  record Told(Order order, Instant at, @Nullable Instant answerBy, List<Answer> systems) {}

  /**
   * The answer of a system.
   *
   * @param outcome absent: it has not answered
   */
  @Schema(name = "SanctionAnswer")
  @JsonInclude(Include.NON_NULL)
  record Answer(
      String system, @Nullable Outcome outcome, @Nullable String reason, @Nullable Instant at) {}

  /**
   * @param next where the next page starts, for {@code after}; null on the last page
   */
  @Schema(name = "SanctionPage")
  record Page(List<SanctionView> sanctions, @JsonInclude(Include.ALWAYS) @Nullable String next) {}
}
