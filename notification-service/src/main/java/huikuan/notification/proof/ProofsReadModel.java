package huikuan.notification.proof;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import huikuan.notification.message.MessageEvent.Sent;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.projection.ReadModel;
import huikuan.platform.projection.ReadModelCheck;
import huikuan.platform.projection.ReadModelFindings;
import huikuan.platform.projection.ReadModelFindings.Differences;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    return new Check(service.keptDatabase().getCollection(Proofs.PROOFS));
  }

  private static final class Check implements ReadModelCheck {

    private static final int AT_ONCE = 200;

    private final MongoCollection<Document> kept;
    private final Differences differences = new Differences();
    private long entries;
    private long position;

    Check(MongoCollection<Document> kept) {
      this.kept = kept;
    }

    @Override
    public void take(List<RecordedEvent> commits) {
      commits.stream()
          .map(RecordedEvent::payload)
          .filter(Sent.class::isInstance)
          .map(Sent.class::cast)
          .gather(Gatherers.windowFixed(AT_ONCE))
          .forEach(this::compare);
      position = commits.getLast().position();
    }

    private void compare(List<Sent> sent) {
      Map<String, Document> found = new HashMap<>();
      kept.find(in("_id", sent.stream().map(Sent::hash).toList()))
          .forEach(each -> found.put(each.getString("_id"), each));
      for (Sent each : sent) {
        entries++;
        String wrong = wrong(each, found.get(each.hash()));
        if (wrong != null) {
          differences.add(each.message() + ": " + wrong);
        }
      }
    }

    private static @Nullable String wrong(Sent sent, @Nullable Document kept) {
      if (kept == null) {
        return "what was sent is missing";
      }
      return Proofs.proof(kept).hash().equals(sent.hash()) ? null : "not what was sent";
    }

    @Override
    public ReadModelFindings findings() {
      return differences.among(entries, position, "");
    }

    @Override
    public void close() {
      // holds nothing
    }
  }
}
