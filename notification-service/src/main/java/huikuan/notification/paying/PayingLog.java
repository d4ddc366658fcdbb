package huikuan.notification.paying;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import huikuan.notification.paying.PayingEvent.PayingApproved;
import huikuan.notification.paying.PayingEvent.PayingProposed;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.together.SharedLookup;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What companies' letters say of paying. It is read from the log itself, so it is in force as soon
 * as its approval is acknowledged, whichever instance took it.
 */
@Component
class PayingLog implements PayingStore {

  private static final int AT_ONCE = 50;

  /**
   * A company's, as far as it was read.
   *
   * @param next the number of the event that comes next
   * @param approved the newest approval; null = nothing was approved
   * @param open the proposal that waits; null = there is none
   */
  record Known(long next, @Nullable RecordedEvent approved, @Nullable RecordedEvent open) {

    static final Known NOTHING = new Known(0, null, null);

    Known with(RecordedEvent event) {
      long after = event.sequence() + 1;
      return switch ((PayingEvent) event.payload()) {
        case PayingProposed _ -> new Known(after, approved, event);
        case PayingApproved _ -> new Known(after, event, null);
        default -> new Known(after, approved, null);
      };
    }

    Paying paying() {
      return approved == null ? Paying.NOTHING : ((PayingApproved) approved.payload()).paying();
    }

    @Nullable Instant approvedAt() {
      return approved == null ? null : approved.recordedAt();
    }
  }

  private final EventLog log;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /** Letters that are written at the same time ask together. */
  private final SharedLookup<String, Known> lookup =
      new SharedLookup<>(companies -> companies.stream().collect(toMap(identity(), this::read)));

  PayingLog(EventLog log) {
    this.log = log;
  }

  @Override
  public Paying of(String company) {
    return known(company).paying();
  }

  Known known(String company) {
    return lookup.get(company);
  }

  private Known read(String company) {
    Known before = known.getOrDefault(company, Known.NOTHING);
    Known after = before;
    List<RecordedEvent> news;
    do {
      news = log.ofAggregate(new PayingKey(company).toString(), after.next(), AT_ONCE);
      for (RecordedEvent event : news) {
        after = after.with(event);
      }
    } while (news.size() == AT_ONCE);
    if (after != before) {
      known.put(company, after);
    }
    return after;
  }
}
