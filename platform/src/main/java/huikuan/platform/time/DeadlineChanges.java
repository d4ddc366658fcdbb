package huikuan.platform.time;

import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/** The changes of deadlines by some work: of each deadline the last one, all written together. */
public final class DeadlineChanges {

  private static final ScopedValue<DeadlineChanges> CURRENT = ScopedValue.newInstance();

  private final DeadlineStore store;
  private final Map<String, WriteModel<Document>> changes = new LinkedHashMap<>();

  DeadlineChanges(DeadlineStore store) {
    this.store = store;
  }

  /** The changes of the batch that this thread works for. */
  static Optional<DeadlineChanges> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /** Gathers the changes of the units of work that end while the work runs. */
  public void gather(Runnable work) {
    ScopedValue.where(CURRENT, this).run(work);
  }

  synchronized void add(String about, WriteModel<Document> change) {
    changes.remove(about);
    changes.put(about, change);
  }

  synchronized void addAll(DeadlineChanges later) {
    later.changes.forEach(this::add);
  }

  /** Writes them, in order. */
  public synchronized void write() {
    List<WriteModel<Document>> all = new ArrayList<>(changes.values());
    store.write(all);
    changes.clear();
  }
}
