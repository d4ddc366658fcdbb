package huikuan.notification.message;

import huikuan.contracts.CustomerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The counts of messages to a message's recipient, with this message. Counted are the messages sent
 * on the six days before, and those decided on its own day.
 *
 * @param day at the customer
 * @param ordered whether no cap binds it, since a person ordered it, or it takes a letter or a
 *     copy; it counts
 * @param person the number that stands for the recipient's mail address; null = the contact has no
 *     address
 * @param ofContact the count of the contact
 * @param ofPerson the count of the person over all companies; null = the person is not known
 * @param ofCustomer the count of all contacts of the customer
 */
public record Frequency(
    LocalDate day,
    boolean ordered,
    @Nullable String person,
    Count ofContact,
    @Nullable Count ofPerson,
    Count ofCustomer) {

  private static final int MOST_A_DAY = 1;

  /** Whether it may be sent. */
  public boolean allowed() {
    return ordered || withinDay() && withinWeek();
  }

  private boolean withinDay() {
    return ofPerson == null || ofPerson.today() <= MOST_A_DAY;
  }

  private boolean withinWeek() {
    return ofContact.withinWeek()
        && ofCustomer.withinWeek()
        && (ofPerson == null || ofPerson.withinWeek());
  }

  /**
   * The keys of its places of the day. Two messages that are decided at the same moment claim the
   * same place: one collides, and is decided again. A contact has no places of its own, since its
   * messages are among its customer's. An ordered message is always sent, and claims no place.
   */
  public List<String> places(CustomerId customer) {
    if (ordered) {
      return List.of();
    }
    List<String> places = new ArrayList<>();
    places.add(Counted.customer(customer).placeOn(day, ofCustomer.place()));
    if (person != null && ofPerson != null) {
      places.add(Counted.person(person).placeOn(day, ofPerson.place()));
    }
    return places;
  }

  /** The contact, the customer and the person for whom a message is counted. */
  public static List<Counted> counted(
      CustomerId customer, String contactId, @Nullable String person) {
    List<Counted> counted = new ArrayList<>();
    counted.add(Counted.contact(customer, contactId));
    counted.add(Counted.customer(customer));
    if (person != null) {
      counted.add(Counted.person(person));
    }
    return counted;
  }
}
