package huikuan.dunning.policy;

import static java.util.Objects.requireNonNullElse;

import huikuan.contracts.Hours;
import huikuan.contracts.Identifier;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.dunning.policy.Policy.Minimum;
import huikuan.dunning.policy.Policy.QuietDays;
import huikuan.dunning.policy.Policy.Review;
import huikuan.dunning.policy.Step.Kind;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a policy, and finds all that is wrong with it. */
final class PolicyReader {

  private static final int MOST_TARGETS = 1_000;
  private static final int MOST_STEPS = 20;
  private static final int MOST_CURRENCIES = 200;
  private static final int MOST_HOURS = 10;
  private static final int MOST_IN_WEEK_OF_CUSTOMER = 20;
  private static final int LATEST = 3_650;
  private static final int MOST_BEFORE = 60;
  private static final int MOST_YEARS = 100;
  private static final int MOST_TIMES = 1_000_000;
  private static final int LEAST_BETWEEN_DEMANDS = 10;
  private static final int LONGEST_WORDS = 200;
  private static final String ROLES =
      Arrays.stream(Role.values()).map(Role::toString).collect(Collectors.joining(", "));
  private static final String CHANNELS =
      "a channel that can deliver: " + String.join(", ", Step.CHANNELS);
  private static final String NAME = "1 to 40 small letters, digits and hyphens";
  private static final String TIME = "a time of day, such as 09:00";

  /** Whole minutes; {@code :00} behind them is how they were shown before. */
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("HH:mm[':00']", Locale.ROOT);

  private PolicyReader() {}

  /**
   * A file that holds a version of a policy.
   *
   * @throws IllegalArgumentException if it holds none; the message names all faults
   */
  static PolicyDraft file(byte[] content) {
    Faults faults = new Faults();
    Fields fields = new Fields(ExactJson.object(content, faults), faults);
    String id = name("id", fields);
    int version = fields.whole("version", 1, Integer.MAX_VALUE);
    PolicyDraft draft = read(id, version, fields.optionalDate("effectiveFrom"), fields);
    if (faults.any()) {
      throw new IllegalArgumentException(faults.toString());
    }
    return draft;
  }

  /** What somebody proposes; only if there are no faults is it worth anything. */
  static PolicyDraft draft(String id, Fields fields) {
    return read(id, 0, fields.date("effectiveFrom"), fields);
  }

  private static PolicyDraft read(
      String id, int version, @Nullable LocalDate effectiveFrom, Fields fields) {
    AppliesTo appliesTo = appliesTo(fields);
    PolicyDraft draft = new PolicyDraft(policy(id, version, fields), appliesTo, effectiveFrom);
    fields.refuseOthers();
    PolicyRules.check(draft, fields);
    return draft;
  }

  private static Policy policy(String id, int version, Fields fields) {
    return new Policy(
        id,
        version,
        time(fields),
        fields.whole("minutesToSeal", 1, 120),
        hours(fields),
        fields.whole("mostInWeek", 1, 7),
        fields.whole("mostInWeekOfCustomer", 1, MOST_IN_WEEK_OF_CUSTOMER),
        fields.whole("acceptedAfter", 0, 20),
        fields.whole("catchUp", 0, 20),
        quiet(fields),
        minimum(fields),
        review(fields),
        fields.given("allocateWithin") ? fields.whole("allocateWithin", 1, MOST_BEFORE) : null,
        fields.given("readyWithin") ? fields.whole("readyWithin", 1, MOST_BEFORE) : null,
        fields.given("demandAgainAfter")
            ? fields.whole("demandAgainAfter", LEAST_BETWEEN_DEMANDS, LATEST)
            : null,
        fields.given("afterHold") ? fields.whole("afterHold", 1, MOST_BEFORE) : null,
        PolicyAgreements.promise(fields),
        PolicyAgreements.concession(fields),
        PolicyAgreements.malicious(fields),
        PolicyAgreements.smallDifferences(fields),
        fields.objects("steps", MOST_STEPS).stream().map(PolicyReader::step).toList());
  }

  private static AppliesTo appliesTo(Fields fields) {
    Fields targets = fields.optionalObject("appliesTo");
    if (targets == null) {
      return AppliesTo.ALL;
    }
    AppliesTo read =
        new AppliesTo(
            targets("contracts", "CN01.C-1", targets),
            targets("customers", "CN01.ACME", targets),
            targets("classes", "CN01.key", targets),
            targets.given("companies")
                ? targets.each(
                    "companies", "a company, such as CN01", MOST_TARGETS, Identifier::parseCompany)
                : null);
    targets.refuseOthers();
    return read;
  }

  private static @Nullable List<String> targets(String name, String such, Fields fields) {
    return fields.given(name)
        ? fields.each(
            name, "a company, a dot and a name, such as " + such, MOST_TARGETS, AppliesTo::parse)
        : null;
  }

  private static LocalTime time(Fields fields) {
    String text = fields.text("at", TIME);
    try {
      return text == null ? LocalTime.MIN : LocalTime.parse(text, MINUTES);
    } catch (DateTimeException e) {
      fields.fault("at", TIME);
      return LocalTime.MIN;
    }
  }

  private static Map<String, List<Hours>> hours(Fields fields) {
    Map<String, List<Hours>> hours = new TreeMap<>();
    Fields countries = fields.object("hours");
    if (countries != null) {
      for (String country : countries.names()) {
        hours.put(
            country,
            countries.each(country, "hours, such as 09:00/17:00", MOST_HOURS, Hours::parse));
      }
    }
    return hours;
  }

  private static QuietDays quiet(Fields fields) {
    Fields quiet = fields.object("quiet");
    if (quiet == null) {
      return new QuietDays(1, 0);
    }
    QuietDays days =
        new QuietDays(quiet.whole("holiday", 1, 31), quiet.whole("workingDays", 0, 10));
    quiet.refuseOthers();
    return days;
  }

  private static Minimum minimum(Fields fields) {
    Fields minimum = fields.object("minimum");
    if (minimum == null) {
      return new Minimum(List.of(), List.of(), List.of());
    }
    Minimum amounts =
        new Minimum(
            amounts("message", minimum), amounts("demand", minimum), amounts("sanction", minimum));
    minimum.refuseOthers();
    return amounts;
  }

  private static @Nullable Review review(Fields fields) {
    Fields review = fields.optionalObject("review");
    if (review == null) {
      return null;
    }
    Review read =
        new Review(
            review.whole("daysLate", 1, LATEST),
            review.whole("yearsSincePosted", 1, MOST_YEARS),
            review.whole("yearsToDue", 1, MOST_YEARS),
            review.whole("timesLargest", 2, MOST_TIMES));
    review.refuseOthers();
    return read;
  }

  private static List<Money> amounts(String name, Fields fields) {
    return fields.each(name, "an amount, such as 100.00 CNY", MOST_CURRENCIES, Money::parse);
  }

  private static Step step(Fields fields) {
    String level = name("level", fields);
    String kind = fields.choice("kind", Kind.WORDS);
    Kind does = kind == null ? Kind.COURTESY : Kind.of(kind);
    Step step =
        fields.given("workingDaysBeforeDue")
            ? new Step(
                level,
                does,
                null,
                null,
                fields.whole("workingDaysBeforeDue", 1, MOST_BEFORE),
                amounts("from", fields),
                roles(fields),
                channels(fields),
                words(does, fields),
                passAfter(does, fields))
            : new Step(
                level,
                does,
                fields.whole("daysAfterDue", 1, LATEST),
                fields.whole("daysAfterPrevious", 0, LATEST),
                null,
                null,
                roles(fields),
                channels(fields),
                words(does, fields),
                passAfter(does, fields));
    fields.refuseOthers();
    return step;
  }

  private static @Nullable List<Role> roles(Fields fields) {
    return fields.given("to")
        ? fields.each("to", "a role: " + ROLES, Role.values().length, Role::parse)
        : null;
  }

  private static @Nullable List<String> channels(Fields fields) {
    return fields.given("channels")
        ? fields.each("channels", CHANNELS, Step.CHANNELS.size(), PolicyReader::channel)
        : null;
  }

  private static String channel(String text) {
    if (!Step.CHANNELS.contains(text)) {
      throw new IllegalArgumentException(CHANNELS);
    }
    return text;
  }

  private static @Nullable String words(Kind kind, Fields fields) {
    return kind == Kind.TASK ? fields.words("words", LONGEST_WORDS) : null;
  }

  private static @Nullable Integer passAfter(Kind kind, Fields fields) {
    return kind == Kind.TASK ? fields.whole("passAfter", 1, MOST_BEFORE) : null;
  }

  /**
   * A name that a policy or a level can have.
   *
   * @throws IllegalArgumentException if the text is none
   */
  static String parseName(String text) {
    if (!text.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException(NAME);
    }
    return text;
  }

  private static String name(String field, Fields fields) {
    String name = fields.optionalValue(field, NAME, PolicyReader::parseName);
    if (!fields.given(field)) {
      fields.fault(field, NAME);
    }
    return requireNonNullElse(name, "");
  }
}
