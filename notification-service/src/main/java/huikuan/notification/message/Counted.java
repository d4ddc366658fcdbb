package huikuan.notification.message;

import huikuan.contracts.CustomerId;
import java.time.LocalDate;

/**
 * The customer, contact or person whose messages are counted. The log counts by keys with the day.
 */
public record Counted(String key) {

  public static Counted contact(CustomerId customer, String contactId) {
    return new Counted("contact " + customer + "\n" + contactId);
  }

  /** Counts the messages to all contacts of a customer. */
  public static Counted customer(CustomerId customer) {
    return new Counted("customer " + customer);
  }

  /** Counts the messages to a mail address, over all customers and companies. */
  public static Counted person(String person) {
    return new Counted("person " + person);
  }

  /** The key of the messages decided on a day, without those that no cap binds. */
  public String decidedOn(LocalDate day) {
    return "decided " + day + " " + key;
  }

  /** The key of the messages of a day that no cap binds: ordered by a person, or with a letter. */
  public String orderedOn(LocalDate day) {
    return "ordered " + day + " " + key;
  }

  /** The key of the messages sent on a day. */
  public String sentOn(LocalDate day) {
    return "sent " + day + " " + key;
  }

  /** The key of a place of a day, which only one message can claim. */
  String placeOn(LocalDate day, int number) {
    return "place " + day + " " + number + " " + key;
  }
}
