package huikuan.platform.eventlog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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

  /** What the store holds of the sagas that this unit of work has asked for. */
  private static Map<String, Object> stored() {
    return CurrentUnitOfWork.isStarted()
        ? CurrentUnitOfWork.get().root().resources()
        : new HashMap<>();
  }

  private static String resource(String saga) {
    return "saga/" + saga;
  }

  @Override
  public <S> @Nullable Entry<S> loadSaga(Class<S> type, String saga) {
    Entry<S> loaded = super.loadSaga(type, saga);
    if (loaded != null) {
      stored().put(resource(saga), state(loaded.saga(), loaded.associationValues()));
    }
    return loaded;
  }

  @Override
  public void updateSaga(Class<?> type, String id, Object saga, AssociationValues associations) {
    State now = state(saga, associations.asSet());
    if (!now.equals(stored().get(resource(id)))) {
      super.updateSaga(type, id, saga, associations);
      stored().put(resource(id), now);
    }
  }
}
