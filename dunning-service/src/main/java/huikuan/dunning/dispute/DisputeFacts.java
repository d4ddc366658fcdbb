package huikuan.dunning.dispute;

import huikuan.contracts.DisputeReason;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The facts that are known of a dispute, and the people who see to it.
 *
 * @param rootCause null = not known yet
 * @param owner who has to clarify it; null = nobody is named
 * @param coordinator who follows it up with the customer; null = nobody is named
 * @param dueOn the day by which it is to be clarified, at the customer
 */
record DisputeFacts(
    DisputeReason reason,
    @Nullable RootCause rootCause,
    @Nullable String owner,
    @Nullable String coordinator,
    LocalDate dueOn,
    DisputeStage stage) {

  DisputeFacts in(DisputeStage now) {
    return new DisputeFacts(reason, rootCause, owner, coordinator, dueOn, now);
  }

  DisputeFacts because(@Nullable RootCause known) {
    return new DisputeFacts(
        reason, known == null ? rootCause : known, owner, coordinator, dueOn, stage);
  }
}
