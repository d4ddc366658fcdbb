package huikuan.ledger.contract;

import huikuan.platform.csv.CsvRow;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Contracts as the rows of a sheet: one for each milestone, or one. The first row of a contract
 * tells its head and terms; the others may repeat them. Days of milestones are those that were told
 * with the contract.
 */
final class ContractSheet {

  static final List<String> NEEDED = List.of("contract", "customer", "title");

  private static final List<String> HEAD =
      List.of("signedOn", "validFrom", "validTo", "currency", "amount", "jurisdiction");

  /** Columns of terms, and the field of each. */
  private static final Map<String, String> TERMS =
      Map.of(
          "terms", "kind",
          "termsDays", "days",
          "termsMonths", "months",
          "termsDay", "day",
          "termsFrom", "from",
          "termsText", "text",
          "termsParts", "parts");

  private static final List<String> TERMS_IN_ORDER =
      List.of(
          "terms", "termsDays", "termsMonths", "termsDay", "termsFrom", "termsText", "termsParts");

  /** Columns of a milestone, and the field of each. */
  private static final Map<String, String> MILESTONE =
      Map.of(
          "milestone", "id",
          "milestoneName", "name",
          "milestoneAmount", "amount",
          "plannedOn", "plannedOn",
          "actualOn", "actualOn",
          "acceptedOn", "acceptedOn",
          "acceptedBy", "acceptedBy");

  private static final List<String> MILESTONE_IN_ORDER =
      List.of(
          "milestone",
          "milestoneName",
          "milestoneAmount",
          "plannedOn",
          "actualOn",
          "acceptedOn",
          "acceptedBy");

  /** The day that people have recorded; told, and passed over when it comes back. */
  private static final String REACHED = "reachedOn";

  static final List<String> OTHERS =
      Stream.of(HEAD, TERMS_IN_ORDER, MILESTONE_IN_ORDER, List.of(REACHED))
          .flatMap(List::stream)
          .toList();

  private ContractSheet() {}

  /**
   * The contract of its rows; null if it is at fault, as is noted. A column that the file does not
   * have leaves what is known, and so does what has no column.
   *
   * @param known null = there is no such contract
   */
  static @Nullable ContractData read(
      ContractKey key, List<CsvRow> rows, @Nullable ContractData known, MilestoneReader reader) {
    CsvRow first = rows.getFirst();
    boolean repeated = rows.stream().skip(1).filter(row -> !repeats(row, first)).count() == 0;
    ObjectNode object = known == null ? ExactJson.MAPPER.createObjectNode() : object(key, known);
    Stream.concat(Stream.of("customer", "title"), HEAD.stream())
        .filter(first::has)
        .forEach(column -> object.put(column, first.cell(column)));
    if (first.has("terms")) {
      object.set("terms", terms(first, object));
    }
    List<CsvRow> stages = List.of();
    if (first.has("milestone")) {
      stages = rows.stream().filter(ContractSheet::tellsOfMilestone).toList();
      object.set("milestones", milestones(stages, object));
    }
    Faults faults = new Faults();
    ContractData told = null;
    try {
      told = ContractReader.read(key.company(), object, reader, faults);
    } catch (ProblemException e) {
      for (FieldError each : e.problem().errors()) {
        fault(first, stages, each);
      }
    }
    return repeated ? told : null;
  }

  /** Whether a further row says nothing of the head, or the same; if not, it is noted. */
  private static boolean repeats(CsvRow row, CsvRow first) {
    List<String> others =
        Stream.of(NEEDED, HEAD, TERMS_IN_ORDER)
            .flatMap(List::stream)
            .filter(column -> row.cell(column) != null)
            .filter(column -> !Objects.equals(row.cell(column), first.cell(column)))
            .toList();
    others.forEach(column -> row.fault(column, "as in line %d, or empty".formatted(first.line())));
    return others.isEmpty();
  }

  private static boolean tellsOfMilestone(CsvRow row) {
    return MILESTONE.keySet().stream().anyMatch(column -> row.cell(column) != null);
  }

  /** A fault of all milestones together is one of the first row. */
  private static void fault(CsvRow first, List<CsvRow> stages, FieldError error) {
    String field = error.field();
    String[] parts = field.split("[\\[\\].]+");
    if (field.startsWith("milestones[")) {
      CsvRow row = stages.get(Integer.parseInt(parts[1]));
      row.fault(column(MILESTONE, parts[2]), error.allowed());
    } else if (field.startsWith("terms.")) {
      first.fault(column(TERMS, parts[1]), error.allowed());
    } else {
      first.fault(column(field), error.allowed());
    }
  }

  /** The column of a field of the contract. */
  static String column(String field) {
    return field.equals("milestones") ? "milestone" : field;
  }

  private static String column(Map<String, String> columns, String field) {
    return columns.entrySet().stream()
        .filter(each -> each.getValue().equals(field))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(field);
  }

  /** A contract as it was told, as JSON. */
  private static ObjectNode object(ContractKey key, ContractData known) {
    ObjectNode object = ExactJson.MAPPER.valueToTree(ContractView.told(key, known));
    object.remove(List.of("company", "contract", "version", "position"));
    object.path("milestones").forEach(each -> ((ObjectNode) each).remove("recorded"));
    return object;
  }

  private static @Nullable JsonNode terms(CsvRow row, ObjectNode object) {
    if (TERMS.keySet().stream().allMatch(column -> row.cell(column) == null)) {
      return null;
    }
    ObjectNode terms = object.objectNode();
    TERMS.forEach(
        (column, field) -> {
          String text = row.cell(column);
          if (text == null) {
            return;
          }
          if (field.equals("parts")) {
            terms.set(field, parts(row, object));
          } else {
            put(terms, field, text);
          }
        });
    return terms;
  }

  private static ArrayNode parts(CsvRow row, ObjectNode object) {
    ArrayNode parts = object.arrayNode();
    for (String each : row.several("termsParts")) {
      String[] words = each.split("\\s+", 2);
      put(parts.addObject().put("percent", words[0]), "days", words.length > 1 ? words[1] : "");
    }
    return parts;
  }

  /** A whole number is one in JSON, too; whatever else is told is refused by its reader. */
  private static void put(ObjectNode object, String field, String text) {
    if (List.of("days", "months", "day").contains(field) && text.matches("\\d{1,6}")) {
      object.put(field, Integer.parseInt(text));
    } else {
      object.put(field, text);
    }
  }

  private static ArrayNode milestones(List<CsvRow> rows, ObjectNode object) {
    JsonNode known = object.path("milestones");
    ArrayNode all = object.arrayNode();
    for (CsvRow row : rows) {
      ObjectNode one =
          known
              .valueStream()
              .filter(each -> each.path("id").asString().equals(row.cell("milestone")))
              .map(each -> (ObjectNode) each.deepCopy())
              .findFirst()
              .orElseGet(object::objectNode);
      MILESTONE.forEach(
          (column, field) -> {
            if (row.has(column)) {
              one.put(field, row.cell(column));
            }
          });
      all.add(one);
    }
    return all;
  }
}
