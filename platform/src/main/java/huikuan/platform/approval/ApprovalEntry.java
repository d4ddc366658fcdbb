package huikuan.platform.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A proposal, and what became of it.
 *
 * @param company null = it concerns all
 * @param lapsesAt null = it was done elsewhere
 */
@Schema(name = "Approval")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApprovalEntry(
    @Schema(type = "string", example = "lock.CN01.3") ProposalId id,
    @Schema(example = "lock") String kind,
    @Schema(description = "Absent: it concerns all companies") @Nullable String company,
    ApprovalState state,
    @Schema(description = "What would happen, or has") Map<String, String> what,
    @Schema(description = "The proposer's") @Nullable String reason,
    @Schema(example = "person:chen.jing") String proposedBy,
    Instant proposedAt,
    @Schema(description = "It can't be approved from this moment on") @Nullable Instant lapsesAt,
    @Schema(description = "How many others have to approve it") @Nullable Integer needed,
    @Schema(description = "In their order") List<Approver> approvedBy,
    @Nullable Rejection rejected) {

  /** One of those who approved it. */
  @Schema(name = "Approver")
  public record Approver(@Schema(example = "person:zhao.lei") String by, Instant at) {}

  /** Who refused it, and why. */
  @Schema(name = "ApprovalRejection")
  public record Rejection(String by, Instant at, String reason) {}

  /** What would happen by a name, as it was proposed. */
  public Optional<String> what(String name) {
    return Optional.ofNullable(what.get(name));
  }

  /** As it stands at a moment: nothing happens when its time is over. */
  ApprovalEntry at(Instant now) {
    return state == ApprovalState.OPEN && lapsesAt != null && !now.isBefore(lapsesAt)
        ? with(ApprovalState.LAPSED, approvedBy, rejected)
        : this;
  }

  ApprovalEntry with(
      ApprovalState changed, List<Approver> approvers, @Nullable Rejection rejection) {
    return new ApprovalEntry(
        id,
        kind,
        company,
        changed,
        what,
        reason,
        proposedBy,
        proposedAt,
        lapsesAt,
        needed,
        approvers,
        rejection);
  }

  /** Whether it took effect, and this actor is one of those who approved it. */
  boolean tookEffectBy(String actor) {
    return state == ApprovalState.APPROVED
        && approvedBy.stream().anyMatch(each -> each.by().equals(actor));
  }

  /** Whether this actor rejected it or took it back. */
  boolean endedBy(String actor) {
    return rejected != null && rejected.by().equals(actor);
  }
}
