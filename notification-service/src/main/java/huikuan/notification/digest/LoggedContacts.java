package huikuan.notification.digest;

import huikuan.contracts.CustomerId;
import huikuan.notification.message.MessageEvent.Sent;
import huikuan.notification.message.MessageId;
import huikuan.platform.eventlog.EventLog;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The log knows a message by its key, and its id follows from the contact and the day. */
@Component
class LoggedContacts implements ContactHistory {

  private final EventLog log;

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
    return log.byKeys(keys).size();
  }
}
