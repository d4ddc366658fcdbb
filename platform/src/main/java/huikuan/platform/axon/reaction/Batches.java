package huikuan.platform.axon.reaction;

import huikuan.platform.eventlog.ReadAhead;
import huikuan.platform.reaction.StuckStore;
import huikuan.platform.time.DeadlineStore;
import huikuan.platform.time.DueTogether;
import java.util.Collection;
import java.util.concurrent.Executor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Begins batches: of the events that a processor handles together, and of deadlines. */
final class Batches implements DueTogether {

  private static final String RESOURCE = "reactions";

  private final StuckStore stuck;
  private final SagaStorage sagas;
  private final DeadlineStore deadlines;
  private final ReadAhead ahead;
  private final Executor threads;
  private final int atOnce;

  Batches(
      StuckStore stuck,
      SagaStorage sagas,
      DeadlineStore deadlines,
      ReadAhead ahead,
      Executor threads,
      int atOnce) {
    this.stuck = stuck;
    this.sagas = sagas;
    this.deadlines = deadlines;
    this.ahead = ahead;
    this.threads = threads;
    this.atOnce = atOnce;
  }

  private Batch begin() {
    return new Batch(stuck::ids, sagas, deadlines.changes(), ahead);
  }

  /**
   * The batch of the processor whose thread this is: it reacts when all events have come to it, or
   * so many that they fill it.
   */
  Batch ofProcessor() {
    UnitOfWork<?> work = CurrentUnitOfWork.get().root();
    Batch batch =
        work.getOrComputeResource(
            RESOURCE,
            none -> {
              Batch begun = begin();
              work.onPrepareCommit(ending -> begun.react(threads, atOnce));
              work.onCleanup(ended -> begun.close());
              return begun;
            });
    if (batch.isFull()) {
      batch.react(threads, atOnce);
    }
    return batch;
  }

  @Override
  public Handling begin(Collection<String> waiting, Collection<String> targets) {
    Batch batch = begin();
    try {
      batch.read(waiting, targets);
      return batch;
    } catch (RuntimeException e) {
      batch.close();
      throw e;
    }
  }
}
