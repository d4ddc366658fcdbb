package huikuan.ledger.customer;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import huikuan.contracts.Country;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.contracts.MailAddress;
import huikuan.contracts.MobileNumber;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.ProblemException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes master data of one JSON object, or tells all that is wrong with it. */
final class CustomerReader {

  private static final String DEFAULT_LOCALE = "zh-CN";
  private static final String DEFAULT_TIME_ZONE = "Asia/Shanghai";
  private static final String ALLOWED_LOCALE = "a language tag, such as zh-CN or en";
  private static final String ALLOWED_TIME_ZONE = "an IANA time zone, such as Asia/Shanghai";
  private static final String ALLOWED_TAX_NUMBER =
      "1 to 32 printable characters, single spaces only between them, such as 91310000MA1FL0000X";
  private static final int LONGEST_TAX_NUMBER = 32;
  private static final int LONGEST_ADDRESS = 300;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_OPAQUE = 16 * 1024;

  private static final Map<String, Role> ROLES =
      Map.of(
          "paymentResponsible", Role.PAYMENT_RESPONSIBLE,
          "decisionMaker", Role.DECISION_MAKER,
          "acceptor", Role.ACCEPTOR,
          "accountsPayable", Role.ACCOUNTS_PAYABLE);

  /**
   * @param home the country of a customer that names none
   * @throws ProblemException with every field at fault
   */
  static CustomerChanged read(CustomerId customer, JsonNode object, String home, Faults faults) {
    Fields fields = new Fields(object, faults);
    String name = fields.words("name", LONGEST_NAME);
    String taxNumber =
        fields.optionalValue("taxNumber", ALLOWED_TAX_NUMBER, CustomerReader::taxNumber);
    String address = fields.optionalWords("address", LONGEST_ADDRESS);
    String locale = locale(fields);
    String timeZone = timeZone(fields);
    String country =
        requireNonNullElse(fields.optionalValue("country", Country.ALLOWED, Country::parse), home);
    String customerClass = fields.optionalIdentifier("class");
    List<Contact> contacts = contacts(fields);
    String paymentCalendar = opaque(fields, "paymentCalendar");
    String creditLimit = opaque(fields, "creditLimit");
    fields.refuseOthers();
    faults.refuse();
    return new CustomerChanged(
        customer,
        requireNonNull(name),
        taxNumber,
        address,
        locale,
        timeZone,
        country,
        customerClass,
        contacts,
        paymentCalendar,
        creditLimit);
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

  private static String locale(Fields fields) {
    String tag = fields.optionalText("locale", ALLOWED_LOCALE);
    if (tag == null) {
      return DEFAULT_LOCALE;
    }
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      if (!locale.getLanguage().isEmpty()) {
        return locale.toLanguageTag();
      }
    } catch (IllformedLocaleException malformed) {
      // Told below, as is a tag without a language.
    }
    fields.fault("locale", ALLOWED_LOCALE);
    return DEFAULT_LOCALE;
  }

  private static String timeZone(Fields fields) {
    String zone =
        requireNonNullElse(fields.optionalText("timeZone", ALLOWED_TIME_ZONE), DEFAULT_TIME_ZONE);
    if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      fields.fault("timeZone", ALLOWED_TIME_ZONE);
    }
    return zone;
  }

  private static List<Contact> contacts(Fields fields) {
    List<Contact> contacts = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Fields each : fields.objects("contacts", AddContact.MOST_CONTACTS)) {
      Contact contact = contact(each);
      if (contact != null && !ids.add(contact.id())) {
        each.fault("id", "an id that no other contact of this customer has");
      } else if (contact != null) {
        contacts.add(contact);
      }
    }
    return contacts;
  }

  private static @Nullable Contact contact(Fields fields) {
    String id = fields.identifier("id");
    String name = fields.words("name", LONGEST_NAME);
    String role = fields.choice("role", ROLES.keySet().stream().sorted().toList());
    String email = fields.optionalValue("email", MailAddress.ALLOWED, MailAddress::parse);
    String mobile = fields.optionalValue("mobile", MobileNumber.ALLOWED, MobileNumber::parse);
    LocalDate validFrom = fields.optionalDate("validFrom");
    LocalDate validTo = fields.optionalDate("validTo");
    fields.refuseOthers();
    if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
      fields.fault("validTo", validFrom + " (validFrom) or later");
    }
    if (id == null || name == null || role == null) {
      return null;
    }
    return new Contact(
        id, name, requireNonNull(ROLES.get(role)), email, mobile, validFrom, validTo);
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
