package huikuan.ledger.customer;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Sealed;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Address.Kind;
import huikuan.contracts.ledger.Party;
import huikuan.platform.csv.CsvRow;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.FieldError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * People at customers as the rows of a sheet, one for each. Several addresses of a kind stand in
 * one cell, each on a line of its own. Absence and contact hours have no column.
 */
public final class ContactSheet {

  public static final List<String> NEEDED = List.of("customer", "contact", "name", "role");

  static final String CONFIRM = "confirmSameAs";

  private static final List<String> PLAIN =
      List.of(
          "contract",
          "party",
          "language",
          "timeZone",
          "validFrom",
          "validTo",
          "basis",
          "keepUntil");

  private static final Map<Kind, String> KINDS =
      Map.of(Kind.EMAIL, "email", Kind.MOBILE, "mobile", Kind.PHONE, "phone", Kind.POST, "post");

  private static final String DESIGNATED = "designated";

  /** The last are told, and passed over when they come back. */
  public static final List<String> OTHERS =
      List.of(
          "email",
          "mobile",
          "phone",
          "post",
          DESIGNATED,
          "contract",
          "party",
          "language",
          "timeZone",
          "validFrom",
          "validTo",
          "basis",
          "keepUntil",
          CONFIRM,
          "state",
          "confirmedOn");

  private ContactSheet() {}

  /** A row, in the order of the columns. */
  static List<String> row(CustomerId customer, Contact contact, Map<Sealed, String> texts) {
    JsonNode view = ExactJson.MAPPER.valueToTree(ContactView.of(contact, texts));
    Map<String, String> cells = new HashMap<>();
    cells.put("customer", customer.customer());
    cells.put("contact", contact.id());
    cells.put("confirmedOn", cell(view.path("confirmation").path("on")));
    KINDS.values().forEach(kind -> cells.put(kind, values(view, "kind", kind)));
    cells.put(DESIGNATED, values(view, DESIGNATED, "true"));
    return Stream.concat(NEEDED.stream(), OTHERS.stream())
        .map(column -> cells.computeIfAbsent(column, _ -> cell(view.path(column))))
        .toList();
  }

  /** The addresses that have this value of a field. */
  private static String values(JsonNode view, String field, String value) {
    return String.join(
        "\n",
        view.path("addresses")
            .valueStream()
            .filter(each -> each.path(field).asString().equals(value))
            .map(each -> cell(each.path("value")))
            .filter(each -> !each.isEmpty())
            .toList());
  }

  private static String cell(JsonNode value) {
    return value.isMissingNode() || value.isNull() ? "" : value.asString();
  }

  /** A person whom the customer has, as a sender would tell it. */
  static ContactData told(Contact contact, Map<Sealed, String> texts) {
    Faults none = new Faults();
    return Objects.requireNonNull(
        new ContactReader(new Fields(object(contact, texts), none), contact.id()::equals)
            .read(null));
  }

  private static ObjectNode object(Contact contact, Map<Sealed, String> texts) {
    ObjectNode object = ExactJson.MAPPER.valueToTree(ContactView.of(contact, texts));
    object.remove(List.of("email", "mobile", "state", "confirmation", "stale", "source", "sameAs"));
    return object;
  }

  /**
   * The person of a row; null if it is at fault, as is noted. A column that the file does not have
   * leaves what is known.
   *
   * @param known null = the customer has no such contact
   * @param hasHad whether the customer has, or has had, a contact of an id
   */
  static @Nullable ContactData read(
      CsvRow row, @Nullable Contact known, Map<Sealed, String> texts, Predicate<String> hasHad) {
    ObjectNode object = known == null ? ExactJson.MAPPER.createObjectNode() : object(known, texts);
    object.put("id", row.cell("contact"));
    Stream.concat(Stream.of("name", "role"), PLAIN.stream())
        .filter(row::has)
        .forEach(column -> object.put(column, row.cell(column)));
    List<String> columns = addresses(row, object);
    Faults faults = new Faults();
    ContactData told = new ContactReader(new Fields(object, faults), hasHad).read(null);
    faults.all().forEach(each -> row.fault(column(each, columns), each.allowed()));
    return told == null || faults.any() || known == null
        ? faults.any() ? null : told
        : inOrderOf(told, told(known, texts));
  }

  /**
   * Sets the addresses of the object.
   *
   * @return the column of each
   */
  private static List<String> addresses(CsvRow row, ObjectNode object) {
    ArrayNode known =
        object.path("addresses").isArray()
            ? (ArrayNode) object.get("addresses")
            : object.arrayNode();
    ArrayNode now = object.arrayNode();
    List<String> columns = new ArrayList<>();
    Set<String> designated = new HashSet<>(row.several(DESIGNATED));
    for (Kind kind : List.of(Kind.EMAIL, Kind.MOBILE, Kind.PHONE, Kind.POST)) {
      String column = Objects.requireNonNull(KINDS.get(kind));
      Map<String, Boolean> before = designatedByValue(known, column);
      for (String value : row.has(column) ? row.several(column) : before.keySet()) {
        boolean agreed =
            row.has(DESIGNATED)
                ? designated.remove(value)
                : before.getOrDefault(value, Boolean.FALSE);
        now.addObject().put("kind", column).put("value", value).put(DESIGNATED, agreed);
        columns.add(column);
      }
    }
    if (!designated.isEmpty()) {
      row.fault(DESIGNATED, "addresses of the row alone");
    }
    object.set("addresses", now);
    return columns;
  }

  /** The addresses of a kind in their order, and whether each is the designated one. */
  private static Map<String, Boolean> designatedByValue(ArrayNode addresses, String kind) {
    Map<String, Boolean> designated = new LinkedHashMap<>();
    addresses.forEach(
        each -> {
          if (each.path("kind").asString().equals(kind)) {
            designated.put(each.path("value").asString(), each.path(DESIGNATED).asBoolean());
          }
        });
    return designated;
  }

  /** A contact that is of the payer already stays so. */
  static void refuseParty(
      CsvRow row, ContactData told, @Nullable Contact before, KnownCustomer known, LocalDate day) {
    String id = told.party();
    boolean stays = before != null && before.payer() != null && before.payer().party().equals(id);
    if (id == null || stays || known.forgotten().contains(told.id())) {
      return;
    }
    Party party = known.parties().get(id);
    if (party == null || party.kind() != Party.Kind.PAYER) {
      row.fault("party", "a payer of the customer; %s, of %s, is none".formatted(id, told.id()));
    } else if (party.validTo() != null && party.validTo().isBefore(day)) {
      row.fault(
          "party",
          "a payer that has not ended; %s, of %s, ended on %s"
              .formatted(id, told.id(), party.validTo()));
    }
  }

  private static String column(FieldError fault, List<String> columns) {
    String field = fault.field();
    if (field.startsWith("addresses[")) {
      int at = Integer.parseInt(field.substring("addresses[".length(), field.indexOf(']')));
      return field.endsWith(DESIGNATED) ? DESIGNATED : columns.get(at);
    }
    return field.equals("id") ? "contact" : field;
  }

  /** Addresses of two kinds have no order: if only that differs, nothing does. */
  private static ContactData inOrderOf(ContactData told, ContactData known) {
    ContactData same = told.with(known.addresses());
    return byKind(told).equals(byKind(known)) ? same : told;
  }

  private static Map<Kind, List<ContactData.Reached>> byKind(ContactData contact) {
    return contact.addresses().stream().collect(Collectors.groupingBy(ContactData.Reached::kind));
  }
}
