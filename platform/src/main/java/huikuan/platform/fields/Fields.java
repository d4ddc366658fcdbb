package huikuan.platform.fields;

import huikuan.contracts.Identifier;
import huikuan.contracts.Money;
import huikuan.platform.dates.Dates;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one JSON object. A reader answers null for an absent or a wrong value. A wrong
 * value is a fault, and so is an absent one if its reader is not called optional.
 */
public final class Fields {

  private static final Pattern DATE = Pattern.compile("(19|2[01])\\d\\d-\\d\\d-\\d\\d");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?");
  private static final String ALLOWED_DATE = "a date from 1900 to 2199, such as 2013-03-31";
  private static final String IN_QUOTES = "; in quotes, such as \"100.00\"";

  private final JsonNode object;
  private final String path;
  private final Faults faults;
  private final Set<String> read = new HashSet<>();

  public Fields(JsonNode object, Faults faults) {
    this(object, "", faults);
  }

  /**
   * The fields of the object that a request brings.
   *
   * @param mostBytes that it may have
   * @throws ProblemException if it has more, or is no JSON object
   */
  public static Fields ofBody(HttpServletRequest request, int mostBytes, Faults faults)
      throws IOException {
    return new Fields(ExactJson.object(ExactJson.bytes(request, mostBytes), faults), faults);
  }

  private Fields(JsonNode object, String path, Faults faults) {
    this.object = object;
    this.path = path;
    this.faults = faults;
  }

  /** Notes a fault of a field of this object. */
  public void fault(String name, String allowed) {
    faults.add(path(name), allowed);
  }

  /** Whether no fault was found of these fields of this object, nor of anything within them. */
  public boolean sound(String... names) {
    return Arrays.stream(names).noneMatch(name -> faults.at(path(name)));
  }

  /** The path of a field of this object in the whole body. */
  public String path(String name) {
    return path + name;
  }

  /** Tells if the field has a value: absent, JSON null and an empty array are the same. */
  public boolean given(String name) {
    JsonNode value = any(name);
    return value != null && !(value.isArray() && value.isEmpty());
  }

  /** The field as it is; null if it is absent or JSON null. */
  public @Nullable JsonNode any(String name) {
    read.add(name);
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }

  public @Nullable String text(String name, String allowed) {
    needed(name, allowed);
    return optionalText(name, allowed);
  }

  public @Nullable String optionalText(String name, String allowed) {
    JsonNode value = any(name);
    if (value == null || value.isString()) {
      return value == null ? null : value.stringValue();
    }
    fault(name, allowed);
    return null;
  }

  private void needed(String name, String allowed) {
    if (any(name) == null) {
      fault(name, allowed);
    }
  }

  public @Nullable String identifier(String name) {
    needed(name, Identifier.ALLOWED);
    return optionalIdentifier(name);
  }

  public @Nullable String optionalIdentifier(String name) {
    return optionalValue(name, Identifier.ALLOWED, Identifier::parse);
  }

  /** A person of the house, such as {@code person:li.na}. */
  public @Nullable String person(String name) {
    needed(name, PersonName.ALLOWED);
    return optionalPerson(name);
  }

  public @Nullable String optionalPerson(String name) {
    return optionalValue(name, PersonName.ALLOWED, PersonName::parse);
  }

  public @Nullable String company(String name) {
    needed(name, Identifier.ALLOWED_COMPANY);
    return optionalValue(name, Identifier.ALLOWED_COMPANY, Identifier::parseCompany);
  }

  /**
   * A text of a form that its reader knows; null if absent.
   *
   * @param reader throws an IllegalArgumentException that tells what is allowed
   */
  public @Nullable String optionalValue(String name, String allowed, UnaryOperator<String> reader) {
    String text = optionalText(name, allowed);
    try {
      return text == null ? null : reader.apply(text);
    } catch (IllegalArgumentException e) {
      fault(name, Objects.requireNonNullElse(e.getMessage(), allowed));
      return null;
    }
  }

  /** Printable text of a length between 1 and {@code longest}, composed; null if absent. */
  public @Nullable String optionalWords(String name, int longest) {
    String allowed = allowedWords(longest);
    String text = optionalText(name, allowed);
    if (text == null) {
      return null;
    }
    if (!text.isBlank()
        && text.codePointCount(0, text.length()) <= longest
        && Identifier.printable(text)) {
      return Identifier.composed(text);
    }
    fault(name, allowed);
    return null;
  }

  public @Nullable String words(String name, int longest) {
    needed(name, allowedWords(longest));
    return optionalWords(name, longest);
  }

  private static String allowedWords(int longest) {
    return "1 to " + longest + " printable characters";
  }

  public @Nullable LocalDate date(String name) {
    needed(name, ALLOWED_DATE);
    return optionalDate(name);
  }

  public @Nullable LocalDate optionalDate(String name) {
    String text = optionalText(name, ALLOWED_DATE);
    if (text == null) {
      return null;
    }
    try {
      if (DATE.matcher(text).matches()) {
        return Dates.parse(text);
      }
    } catch (DateTimeException noSuchDay) {
      // The 30th of February is as wrong as any other text: told below.
    }
    fault(name, ALLOWED_DATE);
    return null;
  }

  public @Nullable Currency currency(String name) {
    String code = text(name, Amounts.ALLOWED_CURRENCY);
    Currency currency = code == null ? null : Amounts.currency(code);
    if (code != null && currency == null) {
      fault(name, Amounts.ALLOWED_CURRENCY);
    }
    return currency;
  }

  /**
   * @param currency null if unknown: then only the presence of the amount is checked
   */
  public @Nullable Money amount(String name, @Nullable Currency currency) {
    String allowed = Amounts.allowed(currency);
    needed(name, allowed);
    String text = optionalDecimalText(name, allowed);
    if (text == null || currency == null) {
      return null;
    }
    Money amount = Amounts.amount(text, currency);
    if (amount == null) {
      fault(name, allowed);
    }
    return amount;
  }

  /** An amount above zero that is no more than another; null if absent. */
  public @Nullable Money optionalAmount(String name, Money most) {
    String allowed = Amounts.allowedUpTo(most);
    String text = optionalDecimalText(name, allowed);
    Money amount = text == null ? null : Amounts.amount(text, most.currency());
    if (text != null && (amount == null || amount.compareTo(most) > 0)) {
      fault(name, allowed);
    }
    return amount;
  }

  /**
   * An amount that may be zero or below.
   *
   * @param currency null if unknown: then only the presence of the amount is checked
   */
  public @Nullable Money signedAmount(String name, @Nullable Currency currency) {
    needed(name, Amounts.allowedSigned(currency));
    return optionalSignedAmount(name, currency);
  }

  public @Nullable Money optionalSignedAmount(String name, @Nullable Currency currency) {
    String text = optionalDecimalText(name, Amounts.allowedSigned(currency));
    if (text == null || currency == null) {
      return null;
    }
    Money amount = Amounts.signed(text, currency);
    if (amount == null) {
      fault(name, Amounts.allowedSigned(currency));
    }
    return amount;
  }

  /** A plain decimal of at most 18 digits before and 9 after its point; null if absent. */
  public @Nullable BigDecimal optionalDecimal(String name) {
    String allowed = "a decimal string with at most 18 digits before and 9 after its point";
    String text = optionalDecimalText(name, allowed);
    if (text == null) {
      return null;
    }
    if (NUMBER.matcher(text).matches()) {
      return new BigDecimal(text);
    }
    fault(name, allowed);
    return null;
  }

  /** A sender's floating-point number may have lost digits, so a number is refused. */
  private @Nullable String optionalDecimalText(String name, String allowed) {
    JsonNode value = any(name);
    boolean number = value != null && value.isNumber();
    return optionalText(name, number ? allowed + IN_QUOTES : allowed);
  }

  /** A whole number of a range; {@code least} if it is none, and then faulted. */
  public int whole(String name, int least, int most) {
    JsonNode value = any(name);
    if (value != null && value.isInt() && value.intValue() >= least && value.intValue() <= most) {
      return value.intValue();
    }
    fault(name, "a whole number from " + least + " to " + most);
    return least;
  }

  /** The whole numbers of an array, each of a range; empty if it is absent. */
  public List<Integer> wholes(String name, int least, int most, int mostOfThem) {
    JsonNode array = any(name);
    if (array == null) {
      return List.of();
    }
    if (!array.isArray() || array.size() > mostOfThem) {
      fault(name, "an array of at most " + mostOfThem + " whole numbers");
      return List.of();
    }
    List<Integer> wholes = new ArrayList<>();
    for (int at = 0; at < array.size(); at++) {
      JsonNode each = array.get(at);
      if (each.isInt() && each.intValue() >= least && each.intValue() <= most) {
        wholes.add(each.intValue());
      } else {
        fault(name + "[" + at + "]", "a whole number from " + least + " to " + most);
      }
    }
    return wholes;
  }

  /** True or false; false if it is absent. */
  public boolean flag(String name) {
    JsonNode value = any(name);
    if (value != null && !value.isBoolean()) {
      fault(name, "true or false");
    }
    return value != null && value.isBoolean() && value.booleanValue();
  }

  /** The texts of an array, each read by a rule; those that are none are faulted. */
  public <T> List<T> each(String name, String allowed, int most, Function<String, T> reader) {
    JsonNode array = any(name);
    if (array == null || !array.isArray() || array.size() > most) {
      fault(name, "an array of at most " + most + ", each " + allowed);
      return List.of();
    }
    List<T> read = new ArrayList<>();
    for (int at = 0; at < array.size(); at++) {
      try {
        read.add(reader.apply(array.get(at).stringValue()));
      } catch (RuntimeException e) {
        fault(name + "[" + at + "]", allowed);
      }
    }
    return read;
  }

  /** The names of the fields of this object. */
  public Collection<String> names() {
    return object.propertyNames();
  }

  /** One of a few words; null if absent. */
  public @Nullable String optionalChoice(String name, List<String> choices) {
    String text = optionalText(name, FieldError.oneOf(choices));
    if (text == null || choices.contains(text)) {
      return text;
    }
    fault(name, FieldError.oneOf(choices));
    return null;
  }

  public @Nullable String choice(String name, List<String> choices) {
    needed(name, FieldError.oneOf(choices));
    return optionalChoice(name, choices);
  }

  /** The object of this name; null if it is absent or none, and then faulted. */
  public @Nullable Fields object(String name) {
    JsonNode value = any(name);
    if (value != null && value.isObject()) {
      return new Fields(value, path(name) + ".", faults);
    }
    fault(name, "an object");
    return null;
  }

  /** The object of this name; null if it is absent, or if it is none and then faulted. */
  public @Nullable Fields optionalObject(String name) {
    return any(name) == null ? null : object(name);
  }

  /** The objects of an array; empty if it is absent. */
  public List<Fields> objects(String name, int most) {
    JsonNode array = any(name);
    if (array == null) {
      return List.of();
    }
    if (!array.isArray() || array.size() > most) {
      fault(name, "an array of at most " + most + " objects");
      return List.of();
    }
    List<Fields> objects = new ArrayList<>();
    for (int at = 0; at < array.size(); at++) {
      String element = name + "[" + at + "]";
      if (array.get(at).isObject()) {
        objects.add(new Fields(array.get(at), path(element) + ".", faults));
      } else {
        fault(element, "an object");
      }
    }
    return objects;
  }

  /** Faults every field that nobody has read: a typing error must not lose a fact. */
  public void refuseOthers() {
    for (String name : object.propertyNames()) {
      if (!read.contains(name)) {
        fault(
            name, "no such field; known are " + String.join(", ", read.stream().sorted().toList()));
      }
    }
  }
}
