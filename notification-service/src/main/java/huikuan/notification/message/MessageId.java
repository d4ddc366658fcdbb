package huikuan.notification.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A message. It follows from what asked for it, so asking again finds the same message. */
public record MessageId(String value) {

  @JsonCreator
  public MessageId {}

  /** The one message of a reminder case for a request. */
  public static MessageId of(String caseId, int request) {
    String name = "message " + request + " " + caseId;
    return new MessageId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
  }

  @JsonValue
  @Override
  public String toString() {
    return value;
  }
}
