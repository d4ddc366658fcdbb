package huikuan.platform.axon;

import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Stores a processor's token when everything its events led to is stored. Axon asks for it first of
 * all, trusting in a transaction; there is none here, and a crash in between would skip the events.
 */
final class TokensAfterEffects extends MongoTokenStore {

  TokensAfterEffects(MongoTokenStore.Builder builder) {
    super(builder);
  }

  @Override
  public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
    if (CurrentUnitOfWork.isStarted()
        && CurrentUnitOfWork.get().root().phase().isBefore(UnitOfWork.Phase.COMMIT)) {
      CurrentUnitOfWork.get().root().onCommit(work -> super.storeToken(token, processor, segment));
    } else {
      super.storeToken(token, processor, segment);
    }
  }
}
