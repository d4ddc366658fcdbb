package huikuan.chaos.fuzz;

import huikuan.chaos.fuzz.Endpoint.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Values of parameters and fields: such as the server knows, and such as nobody should send. */
final class Values {

  private static final int MOST_OF_A_NAME = 200;
  private static final int LONGEST = 400;

  /** The names that answers use, by the parameters and fields that are called otherwise. */
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("after", "next"),
          Map.entry("invoice", "number"),
          Map.entry("receipt", "number"),
          Map.entry("creditNote", "number"),
          Map.entry("writeOff", "number"),
          Map.entry("to", "asOf"),
          Map.entry("from", "asOf"),
          Map.entry("dueFrom", "dueOn"),
          Map.entry("dueTo", "dueOn"),
          Map.entry("knownFrom", "position"),
          Map.entry("atLeast", "position"),
          Map.entry("recipient", "contactId"),
          Map.entry("about", "account"));

  /** Names that hold their company: whatever is written by them is the company's own. */
  private static final Set<String> WITH_COMPANY = Set.of("company", "account", "task");

  private static final String CASES = "/dunning/cases";

  private final Map<String, TreeSet<String>> known = new TreeMap<>();
  private final @Nullable Values theirs;

  Values() {
    this(null);
  }

  /**
   * @param theirs of another company, which are asked for too; what is written to our company has
   *     none of them
   */
  Values(@Nullable Values theirs) {
    this.theirs = theirs;
  }

  /** Remembers what an answer names, both by itself and as something of that list. */
  void learn(String list, JsonNode answer) {
    answer.forEach(each -> learn(list, each));
    answer.forEachEntry(
        (name, value) -> {
          String text = value.isValueNode() && !value.isNull() ? value.asString() : "";
          if (!text.isEmpty() && text.length() <= LONGEST) {
            remember(name, text);
            remember(list + name, text);
          }
        });
  }

  private void remember(String name, String value) {
    TreeSet<String> values = known.computeIfAbsent(name, each -> new TreeSet<>());
    if (values.size() < MOST_OF_A_NAME) {
      values.add(value);
    }
  }

  /** A value that is likely to be understood of this parameter. */
  String fit(Endpoint endpoint, Parameter parameter, Dice dice) {
    String name = parameter.name();
    if (theirs != null && mayBeTheirs(endpoint, parameter) && dice.oneIn(3)) {
      return theirs.fit(endpoint, parameter, dice);
    }
    List<String> own = known(endpoint.list() + ALIASES.getOrDefault(name, name));
    if (!parameter.example().isEmpty() && dice.oneIn(2)) {
      return parameter.example();
    }
    return own.isEmpty() || dice.oneIn(8) ? fit(name, parameter.schema(), dice) : dice.oneOf(own);
  }

  private static boolean mayBeTheirs(Endpoint endpoint, Parameter parameter) {
    return endpoint.method().equals("GET")
        || WITH_COMPANY.contains(parameter.name())
        || parameter.name().equals("id") && endpoint.path().contains(CASES);
  }

  /** A value that is likely to be understood of such a field of a body. */
  String ofField(String name, JsonNode schema, Dice dice) {
    Values from = theirs != null && WITH_COMPANY.contains(name) && dice.oneIn(4) ? theirs : this;
    return from.fit(name, schema, dice);
  }

  private String fit(String name, JsonNode schema, Dice dice) {
    boolean closed = schema.has("enum") && !dice.oneIn(8);
    List<String> choices = new ArrayList<>(closed ? List.of() : known(name));
    schema.path("enum").forEach(each -> choices.add(each.asString()));
    for (String said : List.of("default", "example", "minimum", "maximum")) {
      if (schema.has(said)) {
        choices.add(schema.path(said).asString());
      }
    }
    if (choices.isEmpty() || dice.oneIn(8)) {
      choices.addAll(ofType(schema, dice));
    }
    return dice.oneOf(choices);
  }

  private List<String> known(String name) {
    TreeSet<String> values = known.get(name);
    if (values == null || values.isEmpty()) {
      values = known.get(ALIASES.getOrDefault(name, name));
    }
    return values == null ? List.of() : List.copyOf(values);
  }

  private static List<String> ofType(JsonNode schema, Dice dice) {
    return switch (schema.path("type").asString("string")) {
      case "integer", "number" -> List.of(Integer.toString(1 + dice.below(1_000)));
      case "boolean" -> List.of("true", "false");
      default ->
          schema.path("format").asString("").equals("date")
              ? List.of("2026-0%d-1%d".formatted(1 + dice.below(9), dice.below(10)))
              : List.of("N-" + dice.below(1_000), dice.below(500) + ".00");
    };
  }

  String hostile(Dice dice) {
    return dice.oneOf(Hostile.TEXTS.values());
  }
}
