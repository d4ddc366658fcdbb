package huikuan.dunning.worklist;

import huikuan.dunning.worklist.PointEvent.PointsSet;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.files.DataFiles;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The point rules of companies, read from the log itself; those that are shipped where a company
 * has set none.
 */
@Component
class PointBook {

  private static final int AT_ONCE = 50;

  private final EventLog log;
  private final PointRules shipped;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /**
   * The rules of a company.
   *
   * @param version how often they were set; 0 = they are those that are shipped
   */
  record Known(PointRules rules, int version) {}

  PointBook(EventLog log) {
    this.log = log;
    this.shipped = shipped();
  }

  /** Those that come with the program. */
  static PointRules shipped() {
    PointRules[] read = new PointRules[1];
    DataFiles.read(
        PointBook.class,
        List.of("/points/standard.json"),
        "",
        null,
        (_, content) -> {
          Faults faults = new Faults();
          read[0] = PointReader.read(new Fields(ExactJson.object(content, faults), faults));
          faults.refuse();
        });
    return read[0];
  }

  PointRules of(String company) {
    return now(company).rules();
  }

  Known now(String company) {
    Known found = known.getOrDefault(company, new Known(shipped, 0));
    List<RecordedEvent> news = after(company, found);
    while (!news.isEmpty()) {
      PointsSet set = (PointsSet) news.getLast().payload();
      found = new Known(set.rules(), Math.toIntExact(news.getLast().sequence() + 1));
      known.put(company, found);
      news = after(company, found);
    }
    return found;
  }

  private List<RecordedEvent> after(String company, Known found) {
    return log.ofAggregate(new PointKey(company).toString(), found.version(), AT_ONCE);
  }
}
