package huikuan.platform.eventlog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The newest commit of each aggregate type that the writer has seen, its own and others'. Decides
 * which premises still hold.
 */
final class NewestOfTypes {

  private final Map<String, Long> newest = new HashMap<>();
  private long unseenUpTo;

  /** The writer knows only the last of the commits up to this number. */
  void unseen(long upTo) {
    unseenUpTo = upTo;
  }

  void appended(@Nullable String type, long number) {
    if (type != null) {
      newest.put(type, number);
    }
  }

  /** The commits whose premise holds; earlier commits of the same group count, too. */
  List<PendingCommit> holding(List<PendingCommit> group) {
    Set<String> before = new HashSet<>();
    return group.stream().filter(waiting -> holds(waiting, before)).toList();
  }

  private boolean holds(PendingCommit waiting, Set<String> before) {
    Premise premise = waiting.commit().premise();
    if (premise != null && (before.contains(premise.type()) || outdated(premise))) {
      waiting.refuse(new PremiseOutdated(premise));
      return false;
    }
    NewCommit.Source source = waiting.commit().source();
    if (source != null) {
      before.add(source.type());
    }
    return true;
  }

  private boolean outdated(Premise premise) {
    return premise.asOf() < Math.max(unseenUpTo, newest.getOrDefault(premise.type(), 0L));
  }
}
