package huikuan.platform.time;

import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** The changes of deadlines by some work: of each deadline the last one, all written together. */
public final class DeadlineChanges {

  private static final ScopedValue<DeadlineChanges> CURRENT = ScopedValue.newInstance();

  private final DeadlineStore store;
  private final Map<String, WriteModel<Document>> changes = new LinkedHashMap<>();

  DeadlineChanges(DeadlineStore store) {
    this.store = store;
  }

  /** Gathers the changes of the units of work that end while the work runs. */
  public void gather(Runnable work) {
    ScopedValue.where(CURRENT, this).run(work);
  }

  /** Schedules a deadline, in place of one with its id. */
  public void schedule(Deadline deadline) {
    add(deadline.id(), DeadlineStore.scheduling(deadline));
  }

  public void cancel(String id) {
    add(id, DeadlineStore.cancelling(id));
  }

  /** Cancels those of all scopes. */
  public void cancelAll(String name) {
    add(name, DeadlineStore.cancellingAll(name));
  }

  private synchronized void add(String about, WriteModel<Document> change) {
    changes.remove(about);
    changes.put(about, change);
  }

  private synchronized void addAll(DeadlineChanges later) {
    later.changes.forEach(this::add);
  }

  /** Hands them over to the batch that this thread works for, or writes them if there is none. */
  public void end() {
    if (CURRENT.isBound()) {
      CURRENT.get().addAll(this);
    } else {
      write();
    }
  }

  /** Writes them, in order. */
  public synchronized void write() {
    List<WriteModel<Document>> all = new ArrayList<>(changes.values());
    store.write(all);
    changes.clear();
  }
}
