package huikuan.dunning.ladder;

import huikuan.dunning.ladder.LadderEvent.LadderApproved;
import huikuan.dunning.ladder.LadderEvent.LadderDrafted;
import huikuan.dunning.ladder.LadderEvent.LadderOvertaken;
import huikuan.dunning.ladder.LadderEvent.LadderRejected;
import huikuan.dunning.ladder.LadderVersion.State;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.files.DataFiles;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The ladders there are: the one that is shipped, and those in the log. A version is known as soon
 * as it is acknowledged.
 */
@Component
class LadderLog implements Ladders {

  private final EventLog log;
  private final Map<String, Ladder> known = new ConcurrentHashMap<>();
  private LadderVersion shipped;

  LadderLog(EventLog log) {
    this.log = log;
    LadderVersion[] read = new LadderVersion[1];
    DataFiles.read(
        LadderLog.class,
        List.of("/ladders/standard.json"),
        "",
        null,
        (name, content) -> read[0] = LadderVersion.shipped(LadderReader.file(name, content)));
    shipped = read[0];
  }

  /** The shipped version, which is the first. */
  Ladder shipped() {
    return shipped.ladder();
  }

  /** All versions of a ladder, oldest first; none = there is no such ladder. */
  List<LadderVersion> versions(String id) {
    TreeMap<Integer, LadderVersion> found = new TreeMap<>();
    if (id.equals(Ladder.STANDARD)) {
      found.put(shipped().version(), shipped);
    }
    for (RecordedEvent event : log.ofAggregate(new LadderKey(id).toString(), 0)) {
      switch ((LadderEvent) event.payload()) {
        case LadderDrafted it ->
            found.put(it.version(), LadderVersion.drafted(it, event.recordedAt()));
        case LadderApproved it ->
            found.computeIfPresent(
                it.version(), (_, version) -> version.approved(it, event.recordedAt()));
        case LadderRejected it -> end(found, it.version(), State.REJECTED);
        case LadderOvertaken it -> end(found, it.version(), State.REPLACED);
      }
    }
    return List.copyOf(found.values());
  }

  private static void end(Map<Integer, LadderVersion> found, int version, State state) {
    found.computeIfPresent(version, (_, before) -> before.in(state));
  }

  /** The version that is effective on a day; empty = none is. */
  static Optional<LadderVersion> effective(List<LadderVersion> versions, LocalDate day) {
    return versions.stream()
        .filter(each -> each.isEffectiveOn(day))
        .max(Comparator.comparingInt(each -> each.ladder().version()));
  }

  @Override
  public Ladder of(String company, LocalDate day) {
    return effective(versions(company), day)
        .or(() -> effective(versions(Ladder.STANDARD), day))
        .map(LadderVersion::ladder)
        .orElseGet(this::shipped);
  }

  @Override
  public Ladder ofReference(String reference) {
    return known.computeIfAbsent(reference, this::find);
  }

  private Ladder find(String reference) {
    int slash = reference.lastIndexOf('/');
    int version = Integer.parseInt(reference.substring(slash + 1));
    return versions(reference.substring(0, slash)).stream()
        .map(LadderVersion::ladder)
        .filter(each -> each.version() == version)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no ladder " + reference));
  }
}
