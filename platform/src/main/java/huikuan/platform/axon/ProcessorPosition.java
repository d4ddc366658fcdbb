package huikuan.platform.axon;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.types.Binary;

/** The position of an event processor of a stopped service, read without claiming its work. */
public final class ProcessorPosition {

  private static final Serializer SERIALIZER = StateSerializer.create(StoredTypes.of());

  private ProcessorPosition() {}

  /** The last commit that the processor has handled for certain; 0 if none. */
  public static long of(String processor, MongoDatabase database) {
    long position = Long.MAX_VALUE;
    for (Document segment :
        DefaultMongoTemplate.builder()
            .mongoDatabase(database)
            .build()
            .trackingTokensCollection()
            .find(Filters.eq("processorName", processor))) {
      position = Math.min(position, position(segment));
    }
    return position == Long.MAX_VALUE ? 0 : position;
  }

  private static long position(Document segment) {
    Binary token = segment.get("token", Binary.class);
    if (token == null) {
      return 0;
    }
    TrackingToken read =
        SERIALIZER.deserialize(
            new SimpleSerializedObject<>(
                token.getData(), byte[].class, segment.getString("tokenType"), null));
    return LogStorageEngine.position(read);
  }
}
