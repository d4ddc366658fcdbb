package huikuan.platform.reaction;

import huikuan.platform.reaction.SagaCollection.Stored;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * Axon's door to the sagas. What happens to them while a batch of events is handled is written at
 * its end; a deadline, or what is tried again, is outside of batches: it finds all written, and
 * writes at once. Axon lets no two work on one saga at the same time.
 */
final class SagaStorage implements SagaStore<Object> {

  private static final String RESOURCE = "sagas";

  private final SagaCollection sagas;
  private final Serializer serializer;
  private final Set<SagasAtHand> batches = ConcurrentHashMap.newKeySet();

  SagaStorage(SagaCollection sagas, Serializer serializer) {
    this.sagas = sagas;
    this.serializer = serializer;
  }

  /**
   * The sagas of a batch, until {@link #end}.
   *
   * @param first what is written before them
   */
  SagasAtHand begin(Runnable first) {
    SagasAtHand batch = new SagasAtHand(sagas, first);
    batches.add(batch);
    return batch;
  }

  void end(SagasAtHand batch) {
    batches.remove(batch);
  }

  @Override
  public Set<String> findSagas(Class<?> type, AssociationValue association) {
    return Batch.currentSagas()
        .orElseGet(
            () -> {
              batches.forEach(SagasAtHand::write);
              return alone();
            })
        .find(type.getName(), association);
  }

  @Override
  public <S> @Nullable Entry<S> loadSaga(Class<S> type, String id) {
    Stored stored =
        Batch.currentSagas()
            .orElseGet(
                () -> {
                  batches.stream().filter(batch -> batch.changed(id)).forEach(SagasAtHand::write);
                  return alone();
                })
            .load(id);
    return stored == null ? null : entry(stored);
  }

  @Override
  public void insertSaga(
      Class<?> type, String id, Object saga, Set<AssociationValue> associations) {
    hold(type, id, saga, associations);
  }

  @Override
  public void updateSaga(Class<?> type, String id, Object saga, AssociationValues associations) {
    hold(type, id, saga, associations.asSet());
  }

  private void hold(Class<?> type, String id, Object saga, Set<AssociationValue> associations) {
    String state = serializer.serialize(saga, String.class).getData();
    SagasAtHand atHand = Batch.currentSagas().orElseGet(this::alone);
    atHand.put(id, type.getName(), state, associations);
    written(id, atHand);
  }

  @Override
  public void deleteSaga(Class<?> type, String id, Set<AssociationValue> associations) {
    SagasAtHand atHand = Batch.currentSagas().orElseGet(this::alone);
    atHand.remove(id);
    written(id, atHand);
  }

  private void written(String id, SagasAtHand atHand) {
    if (Batch.currentSagas().isEmpty()) {
      atHand.write();
      batches.forEach(batch -> batch.forget(id));
    }
  }

  /** The sagas of this unit of work, which belongs to no batch. */
  private SagasAtHand alone() {
    return CurrentUnitOfWork.isStarted()
        ? CurrentUnitOfWork.get()
            .root()
            .getOrComputeResource(RESOURCE, none -> new SagasAtHand(sagas, () -> {}))
        : new SagasAtHand(sagas, () -> {});
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
