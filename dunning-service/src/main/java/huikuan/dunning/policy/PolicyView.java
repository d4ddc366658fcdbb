package huikuan.dunning.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version of a policy, with its rules, and all versions. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PolicyView(
    @JsonUnwrapped Policy policy,
    @Schema(description = "Empty: all claims that no other policy is for") AppliesTo appliesTo,
    PolicyState state,
    @Schema(description = "The first day, at the customer; absent: from its approval on")
        @Nullable LocalDate effectiveFrom,
    @Schema(example = "anonymous") String proposedBy,
    Instant proposedAt,
    @Schema(description = "Absent: nobody has approved it") @Nullable String approvedBy,
    @Nullable Instant approvedAt,
    @Schema(description = "Until when another person can approve it; absent: nobody can, or need")
        @Nullable Instant lapsesAt,
    @Schema(description = "The newest 100, newest first") List<Version> versions) {

  private static final int MOST_VERSIONS = 100;

  /** A version, without what it says. */
  @Schema(name = "PolicyVersion")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Version(
      int version,
      PolicyState state,
      @Nullable LocalDate effectiveFrom,
      String proposedBy,
      Instant proposedAt,
      @Nullable String approvedBy,
      @Nullable Instant approvedAt,
      @Nullable Instant lapsesAt) {

    static Version of(PolicyVersion version, PolicyState state) {
      return new Version(
          version.number(),
          state,
          version.draft().effectiveFrom(),
          version.proposedBy(),
          version.proposedAt(),
          version.approvedBy(),
          version.approvedAt(),
          version.openUntil());
    }
  }

  static PolicyView of(PolicyVersion shown, PolicyHistory history, LocalDate today) {
    return new PolicyView(
        shown.draft().policy(),
        shown.draft().appliesTo(),
        history.stateOn(today, shown),
        shown.draft().effectiveFrom(),
        shown.proposedBy(),
        shown.proposedAt(),
        shown.approvedBy(),
        shown.approvedAt(),
        shown.openUntil(),
        history.versions().reversed().stream()
            .limit(MOST_VERSIONS)
            .map(each -> Version.of(each, history.stateOn(today, each)))
            .toList());
  }
}
