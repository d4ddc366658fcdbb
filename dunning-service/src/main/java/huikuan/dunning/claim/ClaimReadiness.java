package huikuan.dunning.claim;

import static java.util.stream.Collectors.joining;

import huikuan.contracts.readiness.EvidenceKind;
import huikuan.contracts.readiness.InvoiceState;
import huikuan.contracts.readiness.Readiness;
import huikuan.contracts.readiness.Readiness.What;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.ClaimEscalated;
import huikuan.dunning.claim.ClaimEvent.ClaimMoved;
import huikuan.dunning.claim.ClaimEvent.DemandArrived;
import huikuan.dunning.claim.ClaimEvent.DueDateMoved;
import huikuan.dunning.claim.ClaimEvent.StepSkipped;
import huikuan.dunning.claim.ClaimEvent.StepTaken;
import huikuan.dunning.claim.ClaimEvent.StepWithheld;
import huikuan.dunning.claim.Decision.Nothing;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.policy.Step;
import huikuan.dunning.readiness.ClaimBasis;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a demand or the escalation of one claim waits because something is missing. It waits for
 * some working days, and is then taken as it is.
 */
final class ClaimReadiness {

  private @Nullable StepWithheld waits;
  private @Nullable LocalDate since;

  /** The decision that the step waits; empty = it does not. */
  Optional<Nothing> wait(Step step, Readiness readiness, LocalDate day, Schedule schedule) {
    Integer within = schedule.policy().readyWithin();
    if (within == null || readiness.ready() || !step.needsReadiness()) {
      return Optional.empty();
    }
    LocalDate end = schedule.workingDays().plus(since == null ? day : since, within);
    return day.isBefore(end)
        ? Optional.of(
            new Nothing(Reason.NOT_READY, step.level(), schedule.firstFrom(end), told(readiness)))
        : Optional.empty();
  }

  /** The missing things, each as its sort and its name. */
  private static String told(Readiness readiness) {
    return readiness.missing().stream()
        .map(each -> each.what() + " " + each.name())
        .collect(joining(", "));
  }

  /**
   * The basis of a claim of which was told what is missing. Persons are known from elsewhere.
   *
   * @param told as {@link #told} writes it; null = nothing was missing
   */
  static ClaimBasis missing(@Nullable String told, int confirmedWithin) {
    Set<EvidenceKind> required = EnumSet.noneOf(EvidenceKind.class);
    InvoiceState way = null;
    for (String each : told == null ? new String[0] : told.split(", ")) {
      String name = each.substring(each.indexOf(' ') + 1);
      if (each.startsWith(What.EVIDENCE + " ")) {
        required.add(EvidenceKind.parse(name));
      } else if (each.startsWith(What.INVOICE_WAY + " ")) {
        way = InvoiceState.parse(name);
      }
    }
    return new ClaimBasis(required, Set.of(), null, way, confirmedWithin);
  }

  /** Whether it was told already that a step waits for this. */
  boolean isTold(String level, String missing) {
    return waits != null && waits.level().equals(level) && missing.equals(waits.detail());
  }

  void remember(ClaimEvent event) {
    switch (event) {
      case StepWithheld step when step.reason() == Reason.NOT_READY -> {
        since = waits != null && waits.level().equals(step.level()) ? since : step.day();
        waits = step;
      }
      // A message that did not leave is asked for again, without another wait.
      case StepTaken _, ClaimEscalated _, StepSkipped _, CaseClosed _ -> forget();
      case DueDateMoved _, ClaimMoved _ -> forget();
      case DemandArrived demand when demand.level() != null -> forget();
      default -> {}
    }
  }

  private void forget() {
    waits = null;
    since = null;
  }
}
