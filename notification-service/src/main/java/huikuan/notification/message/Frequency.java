package huikuan.notification.message;

import huikuan.contracts.CustomerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often a message's recipient was written to, with this message. Of the six days before,
 * messages that were sent count; of its own day, messages that were decided.
 *
 * @param day at the customer
 * @param ordered by a person: no cap binds it, and it counts
 * @param person stands for the recipient's mail address: all that goes there goes to one person;
 *     null = the contact has no address
 * @param ofContact of those to the contact
 * @param ofPerson of those to the person, by all companies; null = the person is not known
 * @param ofCustomer of those to all contacts of the customer
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
   * same place: one collides, and is decided again. A contact has none of its own, for its messages
   * are among its customer's. What was ordered goes in any case, and claims none.
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
