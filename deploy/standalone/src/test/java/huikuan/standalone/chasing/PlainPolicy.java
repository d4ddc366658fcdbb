package huikuan.standalone.chasing;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rules by which claims are chased.
 *
 * @param scope {@code contracts}, {@code customers}, {@code classes} or {@code companies}; null =
 *     it is {@code standard}, for all others
 * @param minimum of a message, by currency, in minor units; a demand needs ten times as much
 * @param demandAgainAfter null = never
 * @param readyWithin null = a demand does not wait until its claim is ready
 */
record PlainPolicy(
    String id,
    int version,
    @Nullable String scope,
    List<String> appliesTo,
    @Nullable LocalDate effectiveFrom,
    LocalTime at,
    int minutesToSeal,
    int mostInWeek,
    int quietHoliday,
    int quietDays,
    int catchUp,
    Map<String, Long> minimum,
    @Nullable Integer allocateWithin,
    @Nullable Integer demandAgainAfter,
    @Nullable Integer readyWithin,
    List<Step> steps) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Working days after which a demand counts as accepted. */
  static final int ACCEPTED_AFTER = 3;

  static final int MOST_IN_WEEK_OF_CUSTOMER = 5;

  static final Map<String, List<String>> HOURS =
      Map.of(
          "CN", List.of("09:00/11:30", "14:00/17:30"),
          "DE", List.of("08:00/17:00"),
          "other", List.of("09:00/17:00"));

  /**
   * @param workingDaysBeforeDue for a notice before the due date; else 0
   * @param from the amounts from which there is a notice, by currency
   */
  record Step(
      String level,
      String kind,
      int workingDaysBeforeDue,
      Map<String, Long> from,
      int daysAfterDue,
      int daysAfterPrevious) {

    boolean isNotice() {
      return workingDaysBeforeDue > 0;
    }

    boolean isEscalation() {
      return kind.equals("escalation");
    }
  }

  static final Map<String, Long> MINIMUM = Map.of("CNY", 100_00L, "EUR", 20_00L, "USD", 20_00L);

  static Map<String, Long> noMinimum() {
    return Map.of("CNY", 0L, "EUR", 0L, "USD", 0L);
  }

  static List<Step> steps(int first, int second, int demand, int escalation, int... distances) {
    return List.of(
        new Step(
            "courtesy",
            "courtesy",
            5,
            Map.of("CNY", 50_000_00L, "EUR", 5_000_00L, "USD", 5_000_00L),
            0,
            0),
        new Step("reminder-1", "courtesy", 0, Map.of(), first, 3),
        new Step("reminder-2", "courtesy", 0, Map.of(), second, distances[0]),
        new Step("demand", "demand", 0, Map.of(), demand, distances[1]),
        new Step("escalation", "escalation", 0, Map.of(), escalation, distances[2]));
  }

  /** The shipped policy without reviews. */
  static PlainPolicy standard(@Nullable Integer readyWithin) {
    return new PlainPolicy(
        "standard",
        2,
        null,
        List.of(),
        null,
        LocalTime.of(9, 0),
        10,
        3,
        5,
        2,
        3,
        MINIMUM,
        5,
        30,
        readyWithin,
        steps(3, 10, 20, 30, 7, 10, 10));
  }

  long minimumOf(Step step, String currency) {
    long message = minimum.getOrDefault(currency, 0L);
    return step.kind().equals("demand") ? 10 * message : message;
  }

  static List<String> hoursIn(String country) {
    return HOURS.getOrDefault(country, HOURS.getOrDefault("other", List.of()));
  }

  PlainPolicy withId(String other, int number, LocalDate from) {
    return new PlainPolicy(
        other,
        number,
        scope,
        appliesTo,
        from,
        at,
        minutesToSeal,
        mostInWeek,
        quietHoliday,
        quietDays,
        catchUp,
        minimum,
        allocateWithin,
        demandAgainAfter,
        readyWithin,
        steps);
  }

  /** The policy as the file that an operator puts into the directory. */
  String json() {
    Map<String, Object> file = rules();
    file.put("id", id);
    file.put("version", version);
    return JSON.writeValueAsString(file);
  }

  /** The policy as a person proposes it. */
  Map<String, Object> rules() {
    Map<String, Object> file = new LinkedHashMap<>();
    if (scope != null) {
      file.put("appliesTo", Map.of(scope, appliesTo));
    }
    if (effectiveFrom != null) {
      file.put("effectiveFrom", effectiveFrom.toString());
    }
    file.put("at", at.toString());
    file.put("minutesToSeal", minutesToSeal);
    file.put("hours", HOURS);
    file.put("mostInWeek", mostInWeek);
    file.put("mostInWeekOfCustomer", MOST_IN_WEEK_OF_CUSTOMER);
    file.put("acceptedAfter", ACCEPTED_AFTER);
    file.put("catchUp", catchUp);
    file.put("quiet", Map.of("holiday", quietHoliday, "workingDays", quietDays));
    file.put(
        "minimum",
        Map.of(
            "message", amounts(minimum, 1),
            "demand", amounts(minimum, 10),
            "sanction", amounts(minimum, 100)));
    // What a payment leaves is chased, however small.
    file.put("smallDifferences", Map.of("atMost", List.of()));
    if (allocateWithin != null) {
      file.put("allocateWithin", allocateWithin);
    }
    if (demandAgainAfter != null) {
      file.put("demandAgainAfter", demandAgainAfter);
    }
    if (readyWithin != null) {
      file.put("readyWithin", readyWithin);
    }
    file.put("steps", steps.stream().map(PlainPolicy::json).toList());
    return file;
  }

  private static List<String> amounts(Map<String, Long> minimum, int times) {
    return minimum.entrySet().stream()
        .map(each -> decimal(times * each.getValue()) + " " + each.getKey())
        .toList();
  }

  private static Map<String, Object> json(Step step) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("level", step.level());
    json.put("kind", step.kind());
    if (step.isNotice()) {
      json.put("workingDaysBeforeDue", step.workingDaysBeforeDue());
      json.put("from", amounts(step.from(), 1));
    } else {
      json.put("daysAfterDue", step.daysAfterDue());
      json.put("daysAfterPrevious", step.daysAfterPrevious());
    }
    return json;
  }

  /** Writes minor units as an amount: all currencies of the test have two decimals. */
  static String decimal(long cents) {
    return "%d.%02d".formatted(cents / 100, cents % 100);
  }
}
