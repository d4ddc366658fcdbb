package huikuan.dunning.policy;

import huikuan.dunning.policy.PolicyEvent.VersionDrafted;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The policies there are. They are read from the log itself, so a version is known as soon as it is
 * acknowledged, whichever instance took it.
 */
@Component
class PolicyLog {

  private static final int AT_ONCE = 50;

  private final EventLog log;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /**
   * A policy as far as it was read.
   *
   * @param next the number of the event that comes next
   */
  private record Known(PolicyHistory history, long next) {}

  PolicyLog(EventLog log) {
    this.log = log;
  }

  /** In the order in which they began. */
  List<String> ids() {
    return log
        .about(List.of(VersionDrafted.ALL))
        .getOrDefault(VersionDrafted.ALL, List.of())
        .stream()
        .map(event -> ((VersionDrafted) event.payload()).id())
        .toList();
  }

  /** All versions of a policy; none = there is no such policy. */
  PolicyHistory history(String id) {
    Known before = known.getOrDefault(id, new Known(PolicyHistory.NONE, 0));
    List<RecordedEvent> news = after(id, before.next());
    if (news.isEmpty()) {
      return before.history();
    }
    PolicyHistory history = before.history().with(news);
    known.put(id, new Known(history, news.getLast().sequence() + 1));
    return history;
  }

  private List<RecordedEvent> after(String id, long next) {
    String aggregate = new PolicyKey(id).toString();
    List<RecordedEvent> read = log.ofAggregate(aggregate, next, AT_ONCE);
    List<RecordedEvent> news = new ArrayList<>(read);
    while (read.size() == AT_ONCE) {
      read = log.ofAggregate(aggregate, news.getLast().sequence() + 1, AT_ONCE);
      news.addAll(read);
    }
    return news;
  }

  /**
   * The rules of a version. It never changes, so what was read once is not read again.
   *
   * @throws IllegalArgumentException if there is none
   */
  Policy policy(String id, int version) {
    Known read = known.get(id);
    return (read == null ? PolicyHistory.NONE : read.history())
        .find(version)
        .or(() -> history(id).find(version))
        .map(found -> found.draft().policy())
        .orElseThrow(
            () -> new IllegalArgumentException("There is no policy " + id + "/" + version));
  }
}
