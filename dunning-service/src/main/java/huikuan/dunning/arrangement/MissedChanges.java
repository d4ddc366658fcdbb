package huikuan.dunning.arrangement;

import static java.util.Objects.requireNonNull;

import huikuan.dunning.arrangement.ArrangementEvent.Concerned;
import huikuan.dunning.claim.ClaimEvent;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.together.SharedLookup;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The changes of claims that happened while an arrangement about them was made. */
final class MissedChanges {

  private final EventLog log;
  private final SharedLookup<String, List<RecordedEvent>> histories =
      new SharedLookup<>(this::read);

  MissedChanges(EventLog log) {
    this.log = log;
  }

  private Map<String, List<RecordedEvent>> read(Collection<String> caseIds) {
    Map<String, List<RecordedEvent>> read = new HashMap<>(log.ofAggregates(caseIds));
    caseIds.forEach(each -> read.putIfAbsent(each, List.of()));
    return read;
  }

  /**
   * All claims are read together, and with those of arrangements that ask at the same time.
   *
   * @param until the position of the arrangement's event; later changes find it by themselves
   */
  List<ClaimChange> of(List<Concerned> claims, long until) {
    Map<String, List<RecordedEvent>> found =
        histories.getAll(claims.stream().map(Concerned::caseId).distinct().toList());
    return claims.stream()
        .flatMap(
            claim ->
                requireNonNull(found.get(claim.caseId())).stream()
                    .filter(event -> event.position() < until)
                    .flatMap(
                        event ->
                            ClaimChange.of((ClaimEvent) event.payload(), event.recordedAt())
                                .stream())
                    .filter(change -> change.position() > claim.position()))
        .toList();
  }
}
