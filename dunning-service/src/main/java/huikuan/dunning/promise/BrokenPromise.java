package huikuan.dunning.promise;

import huikuan.contracts.Money;
import huikuan.dunning.arrangement.ArrangementId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A promise that was broken, or only partly kept.
 *
 * @param missing of what was promised, as it stands now
 * @param on the day by which the money was to come
 * @param cases of its claims
 */
public record BrokenPromise(
    ArrangementId promise,
    PromiseState state,
    Money amount,
    Money missing,
    LocalDate on,
    IfBroken ifBroken,
    List<String> cases) {

  /** Whether one of its claims is among these. */
  public boolean isAboutAny(Set<String> claims) {
    return cases.stream().anyMatch(claims::contains);
  }

  static BrokenPromise of(PromiseEntry entry) {
    return new BrokenPromise(
        ArrangementId.parse(entry.id),
        PromiseState.of(entry.state),
        entry.amount(),
        entry.missing(),
        LocalDate.parse(entry.on),
        IfBroken.of(entry.ifBroken),
        entry.parts.stream().map(PromiseEntry.Part::caseId).toList());
  }
}
