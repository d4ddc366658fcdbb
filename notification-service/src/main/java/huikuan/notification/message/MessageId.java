package huikuan.notification.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.CustomerId;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The id of a message. It follows from the request, so a repeated request finds the same message.
 */
public record MessageId(String value) {

  @JsonCreator
  public MessageId {}

  /** The id of the one message to a contact of a customer on a day at the customer. */
  public static MessageId of(CustomerId customer, String contactId, LocalDate day) {
    String name = "message " + day + " " + customer + "\n" + contactId;
    return new MessageId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
  }

  /** The id of an ordered message. It is a message of its own, beside the contact's other ones. */
  public static MessageId ofOrder(String caseId, int request) {
    String name = "message " + caseId + "\n" + request;
    return new MessageId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
  }

  /** The id of the message that answers a request to take a letter to the customer. */
  public static MessageId ofLetter(LetterRequest request) {
    String name = "message letter " + request.letter() + "\n" + request.request();
    return new MessageId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
  }

  /** The id of the message that answers a request to take a copy of evidence to the customer. */
  public static MessageId ofCopy(CopyRequest request) {
    String name = "message copy " + request.subject().key() + "\n" + request.copy();
    return new MessageId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
  }

  @JsonValue
  @Override
  public String toString() {
    return value;
  }
}
