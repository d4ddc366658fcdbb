package huikuan.notification.digest;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import huikuan.contracts.CustomerId;
import huikuan.notification.message.MessageEvent.Sent;
import huikuan.notification.message.MessageId;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.together.SharedLookup;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The log knows a message by its key, and its id follows from the contact and the day. */
@Component
class LoggedContacts implements ContactHistory {

  private final EventLog log;

  /** Digests that are sealed at the same time ask together. */
  private final SharedLookup<List<String>, Integer> lookup = new SharedLookup<>(this::counts);

  LoggedContacts(EventLog log) {
    this.log = log;
  }

  @Override
  public int inWeekBefore(CustomerId customer, String contactId, LocalDate day) {
    List<String> keys =
        IntStream.rangeClosed(1, 6)
            .mapToObj(ago -> MessageId.of(customer, contactId, day.minusDays(ago)))
            .map(Sent::key)
            .toList();
    return lookup.get(keys);
  }

  private Map<List<String>, Integer> counts(Collection<List<String>> asked) {
    Set<String> known = log.byKeys(asked.stream().flatMap(List::stream).toList()).keySet();
    return asked.stream()
        .collect(toMap(identity(), keys -> (int) keys.stream().filter(known::contains).count()));
  }
}
