package huikuan.notification.digest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.notification.message.MessageId;

/** The id of a digest. It follows from its message's id, but is another aggregate in the log. */
public record DigestId(String value) {

  private static final String PREFIX = "digest.";

  @JsonCreator
  public DigestId {}

  static DigestId of(MessageId message) {
    return new DigestId(PREFIX + message);
  }

  /** The id of the message that it becomes. */
  public MessageId message() {
    return new MessageId(value.substring(PREFIX.length()));
  }

  @JsonValue
  @Override
  public String toString() {
    return value;
  }
}
