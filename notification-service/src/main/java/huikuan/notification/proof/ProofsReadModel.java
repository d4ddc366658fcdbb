package huikuan.notification.proof;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import huikuan.contracts.ledger.LedgerEvent.ContactForgotten;
import huikuan.notification.customers.ContactKey;
import huikuan.notification.message.MessageEvent.Sent;
import huikuan.notification.message.MessageId;
import huikuan.notification.proof.Proofs.Found;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.personal.PersonalData;
import huikuan.platform.projection.ReadModel;
import huikuan.platform.projection.ReadModelCheck;
import huikuan.platform.projection.ReadModelFindings;
import huikuan.platform.projection.ReadModelFindings.Differences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Gatherers;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The proofs of messages sent, to be compared with the hashes in the log. */
public final class ProofsReadModel implements ReadModel {

  @Override
  public String name() {
    return Proofs.PROOFS;
  }

  @Override
  public ReadModelCheck check(Stopped service) {
    return new Check(service.keptDatabase().getCollection(Proofs.PROOFS), service.people());
  }

  private static final class Check implements ReadModelCheck {

    private static final int AT_ONCE = 200;
    private static final String ALTERED = "not what was sent";

    private final MongoCollection<Document> kept;
    private final PersonalData people;
    private final Differences differences = new Differences();

    /** Messages that nobody can read, by the contact that they went to. */
    private final Map<String, List<MessageId>> unread = new HashMap<>();

    private final Set<String> forgotten = new HashSet<>();

    private long entries;
    private long position;

    Check(MongoCollection<Document> kept, PersonalData people) {
      this.kept = kept;
      this.people = people;
    }

    @Override
    public void take(List<RecordedEvent> commits) {
      commits.stream()
          .map(RecordedEvent::payload)
          .filter(Sent.class::isInstance)
          .map(Sent.class::cast)
          .gather(Gatherers.windowFixed(AT_ONCE))
          .forEach(this::compare);
      commits.stream()
          .map(RecordedEvent::payload)
          .filter(ContactForgotten.class::isInstance)
          .map(ContactForgotten.class::cast)
          .map(each -> new ContactKey(each.customer(), each.contactId()).toString())
          .forEach(forgotten::add);
      position = commits.getLast().position();
    }

    private void compare(List<Sent> sent) {
      Map<String, String> sealed = new HashMap<>();
      Map<String, String> contacts = new HashMap<>();
      kept.find(in("_id", sent.stream().map(Sent::hash).toList()))
          .forEach(
              each -> {
                sealed.put(each.getString("_id"), each.getString(Proofs.SEALED));
                contacts.put(each.getString("_id"), each.getString(Proofs.CONTACT));
              });
      Map<String, Found> found = Proofs.opened(sealed, people);
      for (Sent each : sent) {
        entries++;
        String wrong = wrong(each, found.get(each.hash()), contacts.get(each.hash()));
        if (wrong != null) {
          differences.add(each.message() + ": " + wrong);
        }
      }
    }

    private @Nullable String wrong(Sent sent, @Nullable Found kept, @Nullable String contact) {
      if (kept == null || contact == null) {
        return "what was sent is missing";
      }
      if (kept.altered()) {
        return ALTERED;
      }
      if (kept.proof() == null) {
        unread.computeIfAbsent(contact, _ -> new ArrayList<>()).add(sent.message());
        return null;
      }
      return kept.proof().hash().equals(sent.hash()) ? null : ALTERED;
    }

    /** Proofs of people who are forgotten can't be read. If others can't be, that is damage. */
    @Override
    public ReadModelFindings findings() {
      unread.keySet().removeAll(forgotten);
      unread.values().stream()
          .flatMap(List::stream)
          .forEach(
              message -> differences.add(message + ": what was sent can't be read without a key"));
      return differences.among(entries, position, "");
    }

    @Override
    public void close() {
      // holds nothing
    }
  }
}
