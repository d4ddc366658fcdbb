package huikuan.platform.axon.reaction;

import huikuan.platform.axon.reaction.SagaCollection.Change;
import huikuan.platform.axon.reaction.SagaCollection.Stored;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * Axon's door to the sagas. It keeps a batch's changes in memory and writes them at its end, or
 * sooner if there are many or another reader, such as a retry, needs them. Axon lets no two work on
 * one saga at the same time.
 */
final class SagaStorage implements SagaStore<Object> {

  private static final String RESOURCE = "sagas";

  private final SagaCollection sagas;
  private final Serializer serializer;
  private final Set<BatchedSagas> batches = new HashSet<>();

  SagaStorage(SagaCollection sagas, Serializer serializer) {
    this.sagas = sagas;
    this.serializer = serializer;
  }

  /**
   * The sagas of a batch, until {@link #end}.
   *
   * @param first writes the effects that come before them
   */
  synchronized BatchedSagas begin(Runnable first) {
    BatchedSagas batch = new BatchedSagas(sagas, first);
    batches.add(batch);
    return batch;
  }

  /** Forgets changes that were not written. */
  synchronized void end(BatchedSagas batch) {
    batches.remove(batch);
  }

  /** Reads the sagas together that a batch will ask for. */
  synchronized void lookUp(
      BatchedSagas batch, String type, Collection<AssociationValue> associations) {
    writeOthers(batch, BatchedSagas::hasChanged);
    batch.lookUp(type, associations);
  }

  /** Reads the sagas together that a batch will ask for. */
  synchronized void read(BatchedSagas batch, Collection<String> ids) {
    batch.read(ids);
  }

  /** Writes the changes of a batch so far. */
  synchronized void write(BatchedSagas batch) {
    for (Change each : batch.write()) {
      others(batch).forEach(other -> other.forget(each));
    }
  }

  private List<BatchedSagas> others(BatchedSagas atHand) {
    return batches.stream().filter(each -> each != atHand).toList();
  }

  private void writeOthers(BatchedSagas atHand, Predicate<BatchedSagas> those) {
    others(atHand).stream().filter(those).forEach(this::write);
  }

  @Override
  public synchronized Set<String> findSagas(Class<?> type, AssociationValue association) {
    BatchedSagas atHand = atHand();
    if (!atHand.knows(type.getName(), association)) {
      writeOthers(atHand, BatchedSagas::hasChanged);
    }
    return atHand.find(type.getName(), association);
  }

  @Override
  public <S> @Nullable Entry<S> loadSaga(Class<S> type, String id) {
    Stored stored = load(id);
    return stored == null ? null : entry(stored);
  }

  private synchronized @Nullable Stored load(String id) {
    BatchedSagas atHand = atHand();
    writeOthers(atHand, other -> other.hasChanged(id));
    if (atHand.isFull()) {
      write(atHand);
      atHand.clear();
    }
    return atHand.load(id);
  }

  @Override
  public void insertSaga(
      Class<?> type, String id, Object saga, Set<AssociationValue> associations) {
    String state = state(saga);
    change(atHand -> atHand.put(id, type.getName(), state, associations));
  }

  @Override
  public void updateSaga(Class<?> type, String id, Object saga, AssociationValues associations) {
    String state = state(saga);
    change(
        atHand -> {
          atHand.read(List.of(id));
          atHand.put(id, type.getName(), state, associations.asSet());
        });
  }

  private String state(Object saga) {
    return serializer.serialize(saga, String.class).getData();
  }

  @Override
  public void deleteSaga(Class<?> type, String id, Set<AssociationValue> associations) {
    change(atHand -> atHand.remove(id));
  }

  private synchronized void change(Consumer<BatchedSagas> change) {
    BatchedSagas atHand = atHand();
    change.accept(atHand);
    if (Batch.currentSagas().isEmpty()) {
      write(atHand);
    }
  }

  /** The sagas of the batch, or of this unit of work alone. */
  private BatchedSagas atHand() {
    return Batch.currentSagas()
        .orElseGet(
            () ->
                CurrentUnitOfWork.isStarted()
                    ? CurrentUnitOfWork.get()
                        .root()
                        .getOrComputeResource(RESOURCE, none -> new BatchedSagas(sagas, () -> {}))
                    : new BatchedSagas(sagas, () -> {}));
  }

  private <S> Entry<S> entry(Stored stored) {
    S saga =
        serializer.deserialize(
            new SimpleSerializedObject<>(stored.state(), String.class, stored.type(), null));
    return new Entry<>() {
      @Override
      public Set<AssociationValue> associationValues() {
        return stored.associations();
      }

      @Override
      public S saga() {
        return saga;
      }
    };
  }
}
