package huikuan.dunning.portfolio;

import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The portfolios of companies, read from the log itself: a change is known as soon as it is
 * acknowledged, whichever instance took it.
 */
@Component
public class PortfolioBooks {

  private static final int AT_ONCE = 50;

  private final EventLog log;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /**
   * The portfolios of a company as far as they were read.
   *
   * @param events with the people who sent their commands
   */
  private record Known(List<RecordedEvent> events, PortfolioBook book) {}

  PortfolioBooks(EventLog log) {
    this.log = log;
  }

  public PortfolioBook of(String company) {
    return read(company).book();
  }

  /** The person who decided a hand-over. */
  String decider(PortfolioEvent event) {
    return read(event.company()).events().stream()
        .filter(each -> each.payload().equals(event))
        .map(RecordedEvent::actor)
        .findFirst()
        .orElse("");
  }

  private Known read(String company) {
    Known before = known.getOrDefault(company, new Known(List.of(), PortfolioBook.NONE));
    List<RecordedEvent> news = after(company, before.events().size());
    if (news.isEmpty()) {
      return before;
    }
    List<RecordedEvent> all = new ArrayList<>(before.events());
    all.addAll(news);
    Known now =
        new Known(
            List.copyOf(all),
            new PortfolioBook(
                all.stream().map(event -> (PortfolioEvent) event.payload()).toList()));
    known.put(company, now);
    return now;
  }

  private List<RecordedEvent> after(String company, long next) {
    String aggregate = new PortfolioKey(company).toString();
    List<RecordedEvent> read = log.ofAggregate(aggregate, next, AT_ONCE);
    List<RecordedEvent> news = new ArrayList<>(read);
    while (read.size() == AT_ONCE) {
      read = log.ofAggregate(aggregate, news.getLast().sequence() + 1, AT_ONCE);
      news.addAll(read);
    }
    return news;
  }
}
