package huikuan.ledger.recipient;

import huikuan.contracts.CustomerId;
import huikuan.ledger.recipient.LinkEvent.PersonConfirmed;
import huikuan.ledger.recipient.LinkEvent.PersonNamed;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The people whom recipients have named, and who became contacts. */
@Component
public class NamedPeople {

  private final EventLog log;

  NamedPeople(EventLog log) {
    this.log = log;
  }

  /** The messages by whose links a contact was named. */
  public List<String> messagesThatNamed(CustomerId customer, String contactId) {
    Map<String, String> messages = new HashMap<>();
    return log.ofAggregate(new LinksKey(customer).toString(), 0).stream()
        .map(RecordedEvent::payload)
        .map(
            event ->
                switch (event) {
                  case PersonNamed it -> {
                    messages.put(it.proposal(), it.message());
                    yield null;
                  }
                  case PersonConfirmed it when it.contact().id().equals(contactId) ->
                      messages.get(it.proposal());
                  default -> null;
                })
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
