package huikuan.dunning.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The calendars of countries: those shipped, and those of the configured directory. */
@Component
public class Calendars {

  private static final String SUFFIX = ".json";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final Map<String, CountryCalendar> calendars = new TreeMap<>();
  private final Map<String, WorkingDays> workingDays;

  Calendars(CalendarSettings settings) {
    add("CN.json", shipped());
    if (settings.directory() != null) {
      addAll(settings.directory());
    }
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

  Optional<CountryCalendar> find(String country) {
    return Optional.ofNullable(calendars.get(country));
  }

  private void addAll(Path directory) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      for (Path file : files) {
        add(file.toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("huikuan.calendars.directory: " + directory, e);
    }
  }

  private void add(String file, byte[] content) {
    try {
      CountryCalendar calendar = JSON.readValue(content, CountryCalendar.class);
      calendar.check();
      if (!file.endsWith(calendar.country() + SUFFIX)) {
        throw new IllegalArgumentException("it is of the country " + calendar.country());
      }
      calendars.put(calendar.country(), calendar);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IllegalArgumentException("No calendar in " + file + ": " + e.getMessage(), e);
    }
  }

  private static byte[] shipped() {
    try (InputStream file = Calendars.class.getResourceAsStream("/calendars/CN.json")) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
