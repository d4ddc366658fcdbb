package huikuan.dunning.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A version of a policy, without its rules. */
@Schema(name = "PolicySummary")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PolicySummary(
    @Schema(example = "standard") String id,
    @Schema(example = "3") int version,
    PolicyState state,
    @Schema(description = "Empty: all claims that no other policy is for") AppliesTo appliesTo,
    @Schema(description = "The first day, at the customer; absent: from its approval on")
        @Nullable LocalDate effectiveFrom,
    @Schema(example = "anonymous") String proposedBy,
    Instant proposedAt,
    @Schema(description = "Absent: nobody has approved it") @Nullable String approvedBy,
    @Nullable Instant approvedAt,
    @Schema(description = "Until when another person can approve it; absent: nobody can, or need")
        @Nullable Instant lapsesAt,
    @Schema(description = "The number of the newest version, whatever its state") int newest) {

  static PolicySummary of(PolicyVersion shown, PolicyHistory history, LocalDate today) {
    return new PolicySummary(
        shown.draft().policy().id(),
        shown.number(),
        history.stateOn(today, shown),
        shown.draft().appliesTo(),
        shown.draft().effectiveFrom(),
        shown.proposedBy(),
        shown.proposedAt(),
        shown.approvedBy(),
        shown.approvedAt(),
        shown.openUntil(),
        history.newest().orElse(shown).number());
  }
}
