package huikuan.ledger.customer;

import huikuan.contracts.Hours;
import huikuan.contracts.MailAddress;
import huikuan.contracts.MobileNumber;
import huikuan.contracts.ledger.Contact.Absence;
import huikuan.contracts.ledger.Contact.Address.Kind;
import huikuan.contracts.ledger.Contact.Holding.Basis;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.Contact.Window;
import huikuan.ledger.customer.ContactData.Reached;
import huikuan.platform.fields.Fields;
import huikuan.platform.fields.Periods;
import huikuan.platform.fields.Words;
import huikuan.platform.web.FieldError;
import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one of the people at a customer from a JSON object. */
final class ContactReader {

  private static final Map<String, Kind> KINDS =
      Map.of("email", Kind.EMAIL, "mobile", Kind.MOBILE, "phone", Kind.PHONE, "post", Kind.POST);

  private static final Map<String, Basis> BASES =
      Map.of(
          "contract", Basis.CONTRACT,
          "consent", Basis.CONSENT,
          "law", Basis.LAW,
          "interest", Basis.INTEREST);

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_POST = 300;
  private static final int MOST_ADDRESSES = 20;
  private static final int MOST_WINDOWS = 14;
  private static final int MOST_HOURS = 5;
  private static final String ALLOWED_HOURS = "hours of a day, such as 09:00/11:30";

  private static final String ALLOWED_ID =
      "an id that is not the person's name, address or number: no @, not 11 digits that begin with"
          + " 1, not + and 8 to 15 digits";

  private static final Pattern SEPARATORS = Pattern.compile("[ -]");

  /** ERPs number contacts: other numbers are ids. */
  private static final Pattern LIKE_A_MOBILE = Pattern.compile("1[0-9]{10}|\\+[0-9]{8,15}");

  private final Fields fields;
  private final Predicate<String> known;

  /**
   * @param known whether an id stands in events already: such a contact can be changed, whatever
   *     its id says
   */
  ContactReader(Fields fields, Predicate<String> known) {
    this.fields = fields;
    this.known = known;
  }

  /**
   * The contact; null if it can't be read, or not whole: then faults are noted.
   *
   * @param id of the path; null = it is in the object
   */
  @Nullable ContactData read(@Nullable String id) {
    String own = id == null ? fields.identifier("id") : id;
    String name = fields.words("name", LONGEST_NAME);
    Role role = role();
    String contract = fields.optionalIdentifier("contract");
    String party = fields.optionalIdentifier("party");
    List<Reached> addresses = addresses();
    String language = Locales.language(fields, "language");
    String timeZone = Locales.timeZone(fields);
    List<Window> windows = windows();
    LocalDate validFrom = fields.optionalDate("validFrom");
    LocalDate validTo = fields.optionalDate("validTo");
    Periods.endsAfterItBegins(fields, "validFrom", validFrom, "validTo", validTo);
    Absence absence = absence(own);
    String basis = fields.optionalChoice("basis", sorted(BASES));
    LocalDate keepUntil = fields.optionalDate("keepUntil");
    fields.refuseOthers();
    if (own == null || name == null || role == null) {
      return null;
    }
    if (revealsThePerson(own, name, addresses) && !known.test(own)) {
      fields.fault("id", ALLOWED_ID);
    }
    return new ContactData(
        own,
        name,
        role,
        contract,
        party,
        addresses,
        language,
        timeZone,
        windows,
        validFrom,
        validTo,
        absence,
        basis == null ? Basis.CONTRACT : Objects.requireNonNull(BASES.get(basis)),
        keepUntil);
  }

  private @Nullable Role role() {
    String word = fields.choice("role", Words.of(Role.values()).stream().sorted().toList());
    return word == null ? null : Role.parse(word);
  }

  private static List<String> sorted(Map<String, ?> words) {
    return words.keySet().stream().sorted().toList();
  }

  /** An id stands in events for ever: it must not say what is to be forgotten. */
  private static boolean revealsThePerson(String id, String name, List<Reached> addresses) {
    String plain = Normalizer.normalize(id, Normalizer.Form.NFKC);
    return plain.contains("@")
        || LIKE_A_MOBILE.matcher(SEPARATORS.matcher(plain).replaceAll("")).matches()
        || id.equalsIgnoreCase(name)
        || addresses.stream().anyMatch(each -> id.equalsIgnoreCase(each.value()));
  }

  /** Addresses in full, and the short forms {@code email} and {@code mobile} of one each. */
  private List<Reached> addresses() {
    List<Reached> addresses = shortForms();
    boolean shortForm = !addresses.isEmpty();
    Map<Kind, Boolean> designated = new EnumMap<>(Kind.class);
    Set<Reached> seen = new HashSet<>();
    for (Fields each : fields.objects("addresses", MOST_ADDRESSES)) {
      if (shortForm) {
        each.fault("value", "no address beside email and mobile: tell all of them in addresses");
        return addresses;
      }
      Reached address = address(each);
      if (address == null) {
        continue;
      }
      if (address.designated() && designated.put(address.kind(), true) != null) {
        each.fault("designated", "true for one address of a kind at most");
      }
      if (!seen.add(new Reached(address.kind(), address.value(), false))) {
        each.fault("value", "an address that the person does not have already");
      }
      addresses.add(address);
    }
    return addresses;
  }

  private List<Reached> shortForms() {
    List<Reached> addresses = new ArrayList<>();
    String email = fields.optionalValue("email", MailAddress.ALLOWED, MailAddress::parse);
    String mobile = fields.optionalValue("mobile", MobileNumber.ALLOWED, MobileNumber::parse);
    if (email != null) {
      addresses.add(new Reached(Kind.EMAIL, email, false));
    }
    if (mobile != null) {
      addresses.add(new Reached(Kind.MOBILE, mobile, false));
    }
    return addresses;
  }

  private static @Nullable Reached address(Fields fields) {
    String word = fields.choice("kind", sorted(KINDS));
    Kind kind = word == null ? null : KINDS.get(word);
    boolean designated = fields.flag("designated");
    String value = kind == null ? fields.words("value", LONGEST_POST) : value(fields, kind);
    fields.refuseOthers();
    return kind == null || value == null ? null : new Reached(kind, value, designated);
  }

  private static @Nullable String value(Fields fields, Kind kind) {
    return switch (kind) {
      case EMAIL -> needed(fields, MailAddress.ALLOWED, MailAddress::parse);
      case MOBILE, PHONE -> needed(fields, MobileNumber.ALLOWED, MobileNumber::parse);
      case POST -> fields.words("value", LONGEST_POST);
    };
  }

  private static @Nullable String needed(
      Fields fields, String allowed, UnaryOperator<String> reader) {
    String text = fields.text("value", allowed);
    return text == null ? null : fields.optionalValue("value", allowed, reader);
  }

  private List<Window> windows() {
    List<Window> windows = new ArrayList<>();
    Set<DayOfWeek> told = new HashSet<>();
    for (Fields each : fields.objects("windows", MOST_WINDOWS)) {
      String allowed = FieldError.oneOf(Weekdays.WORDS);
      Set<DayOfWeek> days =
          Set.copyOf(each.each("days", allowed, Weekdays.WORDS.size(), Weekdays::parse));
      List<Hours> hours = each.each("hours", ALLOWED_HOURS, MOST_HOURS, Hours::parse);
      each.refuseOthers();
      if (each.sound("days") && days.isEmpty()) {
        each.fault("days", "at least " + allowed);
      }
      if (!Hours.areApart(hours)) {
        each.fault("hours", "hours in order, none within others");
      }
      if (days.stream().anyMatch(day -> !told.add(day))) {
        each.fault("days", "days that no other window has");
      }
      hours.forEach(one -> windows.add(new Window(days, one)));
    }
    return windows;
  }

  private @Nullable Absence absence(@Nullable String own) {
    Fields given = fields.optionalObject("absence");
    if (given == null) {
      return null;
    }
    LocalDate from = given.optionalDate("from");
    LocalDate to = given.optionalDate("to");
    String deputy = given.optionalIdentifier("deputy");
    given.refuseOthers();
    Periods.endsAfterItBegins(given, "from", from, "to", to);
    if (deputy != null && deputy.equals(own)) {
      given.fault("deputy", "another contact of the customer: nobody is a deputy of himself");
    }
    return new Absence(from, to, deputy);
  }
}
