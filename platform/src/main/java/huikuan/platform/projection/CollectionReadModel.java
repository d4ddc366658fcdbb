package huikuan.platform.projection;

import com.mongodb.client.MongoDatabase;
import huikuan.platform.axon.HandlerFeed;
import huikuan.platform.axon.ProcessorPosition;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * A read model in a collection of documents whose ids are texts.
 *
 * @param position the last commit that the kept one has taken
 * @param projector keeps it in an empty database; takes whole commits in order
 * @param concerned the values of the field {@code by} of the documents that an event changes: a
 *     projection that is stopped within a batch may have written some of them already
 */
public record CollectionReadModel(
    String name,
    String collection,
    String by,
    ToLongFunction<MongoDatabase> position,
    Function<MongoTemplate, Consumer<List<RecordedEvent>>> projector,
    Function<RecordedEvent, Collection<String>> concerned)
    implements ReadModel {

  /**
   * A read model that an event processor keeps, in a collection of the same name.
   *
   * @param processor the bean with the handlers
   */
  public static CollectionReadModel ofProcessor(
      String name,
      String processor,
      String by,
      Function<MongoTemplate, Object> handlers,
      Function<RecordedEvent, Collection<String>> concerned) {
    return new CollectionReadModel(
        name,
        name,
        by,
        database -> ProcessorPosition.of(processor, database),
        mongo -> new HandlerFeed(handlers.apply(mongo))::handle,
        concerned);
  }

  @Override
  public ReadModelCheck check(Stopped service) {
    MongoTemplate scratch = new MongoTemplate(service.scratch(), service.database());
    return new CollectionCheck(
        service.keptDatabase().getCollection(collection),
        service.scratchDatabase().getCollection(collection),
        by,
        position.applyAsLong(service.keptDatabase()),
        projector.apply(scratch),
        concerned);
  }
}
