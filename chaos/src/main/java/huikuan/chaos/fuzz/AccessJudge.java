package huikuan.chaos.fuzz;

import static java.util.stream.Collectors.toCollection;

import huikuan.chaos.fuzz.AccessTable.Of;
import huikuan.chaos.fuzz.AccessTable.Rule;
import huikuan.chaos.fuzz.Wire.Answer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Checks that each caller gets what it may have, and nothing of another company. */
final class AccessJudge {

  private static final JsonMapper JSON = new JsonMapper();

  /** By which a request may reach another endpoint than it was made for. */
  private static final Set<Mutation> ELSEWHERE = EnumSet.of(Mutation.METHOD, Mutation.TARGET);

  /** With these alone a request is whole: its rights are all that is asked for at first. */
  private static final Set<Mutation> WHOLE = EnumSet.of(Mutation.FIELD, Mutation.FIELDS);

  /** A header says that a page of another site sent it, or names another host. */
  private static final String FOREIGN = "urn:huikuan:problem:foreign-";

  /** What is said of a request that can't be read, before anybody looks at rights. */
  private static final Set<Integer> UNREADABLE = Set.of(400, 408, 413, 414, 415, 417, 431, 505);

  /** Nobody looks at rights either: there is no room, or no such form of the answer. */
  private static final Set<Integer> AT_ANY_TIME = Set.of(503, 406);

  private final AccessTable table;
  private final String ours;
  private final Pattern marked;

  /**
   * @param ours the company that some hold their roles for
   * @param mark a word in each name of the other company, and in nothing else
   */
  AccessJudge(AccessTable table, String ours, String mark) {
    this.table = table;
    this.ours = ours;
    this.marked =
        Pattern.compile("[\\p{Alnum}@_-]*" + Pattern.quote(low(mark)) + "[\\p{Alnum}@_-]*");
  }

  /** The fault of an answer; empty if it has none. */
  Optional<String> fault(Caller caller, Made made, Answer answer) {
    if (!caller.all()) {
      Set<String> told = told(made, answer);
      if (!told.isEmpty()) {
        return Optional.of("tells of another company: " + told);
      }
    }
    if (answer.text().contains(FOREIGN) && made.wrong().contains(Mutation.HEADER)) {
      return Optional.empty();
    }
    if (made.damagedPath() || made.wrong().stream().anyMatch(ELSEWHERE::contains)) {
      return Optional.empty();
    }
    Optional<Rule> rule = table.rule(made.endpoint());
    if (rule.isEmpty()) {
      return Optional.of("an endpoint that docs/access.md does not name");
    }
    Optional<String> fault =
        statusFault(rule.get(), made, answer, refusal(caller, rule.get(), made));
    return fault.isPresent() ? fault : shapeFault(made, answer);
  }

  /** Marked words that the request did not say. */
  private Set<String> told(Made made, Answer answer) {
    String asked = low(made.asked());
    return marked
        .matcher(low(answer.headers() + "\n" + answer.text()))
        .results()
        .map(each -> each.group())
        .filter(word -> !asked.contains(word))
        .collect(toCollection(TreeSet::new));
  }

  private static String low(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** The status of the refusal that is due; 0 = none. No caller has the link of a mail. */
  private int refusal(Caller caller, Rule rule, Made made) {
    if (rule.of() == Of.LINK) {
      return 404;
    }
    if (caller.token() == null) {
      return 401;
    }
    if (!caller.mayHave(rule.roles())) {
      return 403;
    }
    if (caller.all()) {
      return 0;
    }
    if (rule.of() == Of.EVERY) {
      return 403;
    }
    if (!made.named().stream().allMatch(ours::equals)) {
      return 404;
    }
    return rule.of() == Of.QUERY && made.named().isEmpty() ? 400 : 0;
  }

  private static Optional<String> statusFault(Rule rule, Made made, Answer answer, int refusal) {
    int status = answer.status();
    boolean whole = WHOLE.containsAll(made.wrong());
    boolean unread = !whole && UNREADABLE.contains(status);
    if (refusal == 0) {
      return status == 401 || status == 403
          ? Optional.of("%d, which it may have".formatted(status))
          : Optional.empty();
    }
    if (AT_ANY_TIME.contains(status) || unread) {
      return Optional.empty();
    }
    if (status != refusal) {
      return Optional.of("%d, not %d: %s".formatted(status, refusal, beginning(answer)));
    }
    String type =
        switch (refusal) {
          case 401 -> "no-token";
          case 403 -> "not-allowed";
          case 404 -> rule.of() == Of.LINK ? "link-unknown" : "not-found";
          default -> "invalid";
        };
    boolean named =
        made.request().headOnly() || answer.text().contains("urn:huikuan:problem:" + type + '"');
    return named ? Optional.empty() : Optional.of("%s, not %s".formatted(beginning(answer), type));
  }

  private static Optional<String> shapeFault(Made made, Answer answer) {
    boolean json = answer.header("content-type").startsWith("application/json");
    if (answer.status() >= 300 || !json || made.request().headOnly()) {
      return Optional.empty();
    }
    try {
      return made.endpoint()
          .answer(answer.status())
          .map(
              schema ->
                  Shapes.fault(made.endpoint(), schema, JSON.readTree(answer.body()))
                      .map(fault -> "not as described: " + fault))
          .orElseGet(() -> Optional.of("status %d is not described".formatted(answer.status())));
    } catch (JacksonException e) {
      return Optional.of("no JSON: " + beginning(answer));
    }
  }

  private static String beginning(Answer answer) {
    String text = answer.text();
    return text.substring(0, Math.min(text.length(), 300));
  }
}
