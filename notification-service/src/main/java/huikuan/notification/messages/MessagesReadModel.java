package huikuan.notification.messages;

import huikuan.notification.message.MessageEvent;
import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.List;

/** The messages, to be held against the log. */
public final class MessagesReadModel {

  private MessagesReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        "messages",
        "messages",
        "_id",
        mongo -> new MessagesProjection(new MessageStore(mongo)),
        event ->
            event.payload() instanceof MessageEvent message
                ? List.of(message.message().value())
                : List.of());
  }
}
