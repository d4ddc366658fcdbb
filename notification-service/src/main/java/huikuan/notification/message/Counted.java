package huikuan.notification.message;

import huikuan.contracts.CustomerId;
import java.time.LocalDate;

/** Whose messages are counted together. The log counts them by keys that name the day. */
public record Counted(String key) {

  public static Counted contact(CustomerId customer, String contactId) {
    return new Counted("contact " + customer + "\n" + contactId);
  }

  /** All contacts of a customer. */
  public static Counted customer(CustomerId customer) {
    return new Counted("customer " + customer);
  }

  /** All contacts at a mail address, of whatever customer and company. */
  public static Counted person(String person) {
    return new Counted("person " + person);
  }

  /** Those of a day that were decided, but for those that a person ordered. */
  public String decidedOn(LocalDate day) {
    return "decided " + day + " " + key;
  }

  /** Those of a day that a person ordered. */
  public String orderedOn(LocalDate day) {
    return "ordered " + day + " " + key;
  }

  /** Those of a day that were sent. */
  public String sentOn(LocalDate day) {
    return "sent " + day + " " + key;
  }

  /** A place among those of a day, which one message alone can claim. */
  String placeOn(LocalDate day, int number) {
    return "place " + day + " " + number + " " + key;
  }
}
