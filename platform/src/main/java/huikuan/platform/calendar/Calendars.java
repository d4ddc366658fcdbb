package huikuan.platform.calendar;

import huikuan.platform.files.DataFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The calendars of countries: those shipped, and those of the configured directory. */
public final class Calendars {

  private static final String SUFFIX = ".json";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final Map<String, CountryCalendar> calendars = new TreeMap<>();
  private final Map<String, WorkingDays> workingDays;

  Calendars(CalendarSettings settings) {
    DataFiles.read(
        Calendars.class,
        List.of("/calendars/CN.json"),
        "huikuan.calendars.directory",
        settings.directory(),
        this::add);
    workingDays =
        calendars.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, each -> each.getValue().workingDays()));
  }

  /** Only the calendars that are shipped. */
  public static Calendars ofShipped() {
    return new Calendars(new CalendarSettings(null));
  }

  /**
   * The working days of a country; Monday to Friday if it has no calendar.
   *
   * @param country ISO 3166, two letters
   */
  public WorkingDays of(String country) {
    return workingDays.getOrDefault(country, WorkingDays.MONDAY_TO_FRIDAY);
  }

  /** A country's calendar; empty = it has none. */
  public Optional<CountryCalendar> find(String country) {
    return Optional.ofNullable(calendars.get(country));
  }

  private void add(String file, byte[] content) {
    try {
      CountryCalendar calendar = JSON.readValue(content, CountryCalendar.class);
      calendar.check();
      if (!file.equals(calendar.country() + SUFFIX)) {
        throw new IllegalArgumentException("it is of the country " + calendar.country());
      }
      calendars.put(calendar.country(), calendar);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IllegalArgumentException("No calendar in " + file + ": " + e.getMessage(), e);
    }
  }
}
