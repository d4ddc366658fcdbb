package huikuan.notification.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.CustomerId;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

/** A message. It follows from what asked for it, so asking again finds the same message. */
public record MessageId(String value) {

  @JsonCreator
  public MessageId {}

  /** The one message to a contact of a customer on a day of the customer's. */
  public static MessageId of(CustomerId customer, String contactId, LocalDate day) {
    String name = "message " + day + " " + customer + "\n" + contactId;
    return new MessageId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
  }

  /** One that a person ordered: whatever else the contact is sent, it is a message of its own. */
  public static MessageId ofOrder(String caseId, int request) {
    String name = "message " + caseId + "\n" + request;
    return new MessageId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
  }

  @JsonValue
  @Override
  public String toString() {
    return value;
  }
}
