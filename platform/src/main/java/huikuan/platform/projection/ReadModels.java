package huikuan.platform.projection;

import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The read models of a service.
 *
 * @param vocabulary of its log
 */
public record ReadModels(EventVocabulary vocabulary, List<ReadModel> models) {

  private static final Logger log = LoggerFactory.getLogger(ReadModels.class);
  private static final int COMMITS_AT_ONCE = 2_000;

  /** Reads the log once for all read models; answers the findings by their names. */
  public Map<String, ReadModelFindings> findings(ReadModel.Stopped service) {
    Map<String, ReadModelCheck> open = new LinkedHashMap<>();
    Map<String, ReadModelFindings> found = new LinkedHashMap<>();
    try {
      for (ReadModel model : models) {
        found.put(model.name(), ReadModelFindings.none(""));
        attempt(model.name(), found, () -> open.put(model.name(), model.check(service)));
      }
      read(service.log(), open, found);
      open.forEach((name, check) -> attempt(name, found, () -> found.put(name, check.findings())));
      return found;
    } finally {
      open.values().forEach(ReadModelCheck::close);
    }
  }

  private static void read(
      EventLog events, Map<String, ReadModelCheck> open, Map<String, ReadModelFindings> found) {
    try {
      List<RecordedEvent> commits = events.after(0, COMMITS_AT_ONCE);
      while (!commits.isEmpty()) {
        List<RecordedEvent> next = commits;
        for (String name : List.copyOf(open.keySet())) {
          ReadModelCheck check = open.get(name);
          if (check != null && !attempt(name, found, () -> check.take(next))) {
            check.close();
            open.remove(name);
          }
        }
        commits = events.after(commits.getLast().position(), COMMITS_AT_ONCE);
      }
    } catch (RuntimeException e) {
      log.debug("The log can't be read", e);
      open.keySet().forEach(name -> found.put(name, uncomparable(e)));
      open.values().forEach(ReadModelCheck::close);
      open.clear();
    }
  }

  /** A read model that can't be compared does not keep the others from it. */
  private static boolean attempt(String name, Map<String, ReadModelFindings> found, Runnable step) {
    try {
      step.run();
      return true;
    } catch (RuntimeException e) {
      log.debug("{} can't be compared", name, e);
      found.put(name, uncomparable(e));
      return false;
    }
  }

  private static ReadModelFindings uncomparable(RuntimeException why) {
    return ReadModelFindings.fault("It can't be compared: " + why.getMessage());
  }
}
