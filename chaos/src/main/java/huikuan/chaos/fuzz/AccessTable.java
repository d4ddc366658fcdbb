package huikuan.chaos.fuzz;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of the docs that says who may do what. */
public final class AccessTable {

  private static final String BEGIN = "| endpoint |";

  /** The company of pages that are for everybody: no description of the API has them. */
  private static final String NONE = "none";

  /** Where the docs say that the company of a request stands. */
  enum Of {
    PATH("the path's"),
    QUERY("the query's"),
    BODY("what it is about"),
    EVERY("all"),
    ANY("any"),
    LINK("the link's");

    private final String words;

    Of(String words) {
      this.words = words;
    }
  }

  /**
   * @param roles any of which will do
   * @param of which company a request is about
   */
  record Rule(Set<String> roles, Of of) {}

  private final Map<String, Rule> rules;

  private AccessTable(Map<String, Rule> rules) {
    this.rules = rules;
  }

  /**
   * @param page in Markdown
   */
  public static AccessTable of(String page) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    page.lines()
        .dropWhile(line -> !line.startsWith(BEGIN))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.split(" *\\| *", -1))
        .filter(cell -> !cell[3].equals(NONE))
        .forEach(cell -> rules.put(cell[1].replace("`", ""), rule(cell[2], cell[3])));
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("There is no table of endpoints");
    }
    return new AccessTable(rules);
  }

  private static Rule rule(String roles, String words) {
    Of of =
        Arrays.stream(Of.values())
            .filter(each -> each.words.equals(words))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("Which company is that: " + words));
    return new Rule(Arrays.stream(roles.split(", ")).collect(Collectors.toUnmodifiableSet()), of);
  }

  Optional<Rule> rule(Endpoint endpoint) {
    return Optional.ofNullable(rules.get(endpoint.toString()));
  }
}
