package huikuan.platform.eventlog;

import java.util.HashSet;
import java.util.Set;
import org.axonframework.extensions.mongo.eventhandling.saga.repository.MongoSagaStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Sagas in MongoDB. Axon writes each that was asked; here one that did not change is left alone.
 */
final class ChangedSagas extends MongoSagaStore {

  private final Serializer serializer;

  ChangedSagas(MongoSagaStore.Builder builder, Serializer serializer) {
    super(builder.serializer(serializer));
    this.serializer = serializer;
  }

  private record State(String fields, Set<AssociationValue> associations) {}

  private State state(Object saga, Set<AssociationValue> associations) {
    return new State(
        serializer.serialize(saga, String.class).getData(), new HashSet<>(associations));
  }

  private static String resource(String saga) {
    return "saga/" + saga;
  }

  @Override
  public <S> @Nullable Entry<S> loadSaga(Class<S> type, String saga) {
    Entry<S> loaded = super.loadSaga(type, saga);
    if (loaded != null && CurrentUnitOfWork.isStarted()) {
      State state = state(loaded.saga(), loaded.associationValues());
      CurrentUnitOfWork.get().root().resources().put(resource(saga), state);
    }
    return loaded;
  }

  @Override
  public void updateSaga(Class<?> type, String id, Object saga, AssociationValues associations) {
    Object before =
        CurrentUnitOfWork.isStarted()
            ? CurrentUnitOfWork.get().root().resources().get(resource(id))
            : null;
    if (!state(saga, associations.asSet()).equals(before)) {
      super.updateSaga(type, id, saga, associations);
    }
  }
}
