package huikuan.ledger.customer;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import huikuan.contracts.Country;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import huikuan.ledger.customer.CustomerEvent.PaymentCalendarSet;
import huikuan.platform.calendar.Calendars;
import huikuan.platform.calendar.WorkingDays;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes master data of one JSON object, or tells all that is wrong with it. */
final class CustomerReader {

  private static final String DEFAULT_LOCALE = "zh-CN";
  private static final String DEFAULT_TIME_ZONE = "Asia/Shanghai";
  private static final String ALLOWED_TAX_NUMBER =
      "1 to 32 printable characters, single spaces only between them, such as 91310000MA1FL0000X";
  private static final int LONGEST_TAX_NUMBER = 32;
  private static final int LONGEST_ADDRESS = 300;
  private static final int LONGEST_NAME = 200;
  private static final int MOST_CONTACTS_AT_ONCE = 100;
  private static final int LONGEST_OPAQUE = 16 * 1024;

  /**
   * Master data, and what was told with them.
   *
   * @param calendar null = nothing was told of how it pays
   */
  record Read(
      CustomerChanged data, @Nullable PaymentCalendarSet calendar, List<ContactData> contacts) {}

  /**
   * @param home the country of a customer that names none
   * @param calendars of countries
   * @param known whether the customer has, or has had, a contact of an id
   * @throws ProblemException with every field at fault
   */
  static Read read(
      CustomerId customer,
      JsonNode object,
      String home,
      Calendars calendars,
      Predicate<String> known,
      Faults faults) {
    Fields fields = new Fields(object, faults);
    String name = fields.words("name", LONGEST_NAME);
    String taxNumber =
        fields.optionalValue("taxNumber", ALLOWED_TAX_NUMBER, CustomerReader::taxNumber);
    String address = fields.optionalWords("address", LONGEST_ADDRESS);
    String locale = requireNonNullElse(Locales.language(fields, "locale"), DEFAULT_LOCALE);
    String timeZone = requireNonNullElse(Locales.timeZone(fields), DEFAULT_TIME_ZONE);
    String country =
        requireNonNullElse(fields.optionalValue("country", Country.ALLOWED, Country::parse), home);
    String customerClass = fields.optionalIdentifier("class");
    List<ContactData> contacts = contacts(fields, known);
    PaymentCalendarSet calendar = calendar(customer, fields, calendars.of(country));
    String creditLimit = opaque(fields, "creditLimit");
    fields.refuseOthers();
    faults.refuse();
    return new Read(
        new CustomerChanged(
            customer,
            requireNonNull(name),
            taxNumber,
            address,
            locale,
            timeZone,
            country,
            customerClass,
            creditLimit),
        calendar,
        contacts);
  }

  private static String taxNumber(String text) {
    try {
      String number = Identifier.parse(text);
      if (number.codePointCount(0, number.length()) <= LONGEST_TAX_NUMBER) {
        return number;
      }
    } catch (IllegalArgumentException e) {
      // Told below, with the length of a tax number.
    }
    throw new IllegalArgumentException(ALLOWED_TAX_NUMBER);
  }

  /** Null if it is absent; an empty one if it is JSON null: it is not known any more. */
  private static @Nullable PaymentCalendarSet calendar(
      CustomerId customer, Fields fields, WorkingDays days) {
    if (fields.any("paymentCalendar") == null) {
      return fields.names().contains("paymentCalendar")
          ? new PaymentCalendarSet(customer, null)
          : null;
    }
    Fields given = fields.object("paymentCalendar");
    return given == null
        ? null
        : new PaymentCalendarSet(customer, new PaymentCalendarReader(given, days).read());
  }

  private static List<ContactData> contacts(Fields fields, Predicate<String> known) {
    List<ContactData> contacts = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Fields each : fields.objects("contacts", MOST_CONTACTS_AT_ONCE)) {
      ContactData contact = new ContactReader(each, known).read(null);
      if (contact != null && !ids.add(contact.id())) {
        each.fault("id", "an id that no other contact of this customer has");
      } else if (contact != null) {
        contacts.add(contact);
      }
    }
    return contacts;
  }

  private static @Nullable String opaque(Fields fields, String name) {
    JsonNode value = fields.any(name);
    String text = value == null ? null : ExactJson.MAPPER.writeValueAsString(value);
    if (text != null && text.length() > LONGEST_OPAQUE) {
      fields.fault(name, "at most 16 KB");
    }
    return text;
  }

  private CustomerReader() {}
}
