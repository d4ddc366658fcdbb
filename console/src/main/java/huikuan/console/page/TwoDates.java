package huikuan.console.page;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The two dates of which a page speaks, as its address says them.
 *
 * @param asOf the business day; null = today
 * @param knownAt the moment or position of knowledge, as the API takes it; null = now
 * @param zone in which moments are typed
 */
public record TwoDates(@Nullable String asOf, @Nullable String knownAt, ZoneId zone) {

  static final String AS_OF = "asOf";
  static final String KNOWN_AT = "knownAt";

  public TwoDates {
    asOf = given(asOf);
    knownAt = inZone(given(knownAt), zone);
  }

  private static @Nullable String given(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** A moment as a browser's field has it, without a zone, is one of the company's. */
  private static @Nullable String inZone(@Nullable String value, ZoneId zone) {
    if (value == null) {
      return null;
    }
    try {
      return LocalDateTime.parse(value).atZone(zone).toOffsetDateTime().toString();
    } catch (DateTimeException e) {
      return value;
    }
  }

  /** Whether both are now: only then something can be done. */
  public boolean isNow() {
    return asOf == null && knownAt == null;
  }

  /** Whether the knowledge is that of a position of the log. */
  public boolean isPosition() {
    return knownAt != null && knownAt.chars().allMatch(Character::isDigit);
  }

  /** For a date field; empty = today. */
  public String day() {
    return asOf == null ? "" : asOf;
  }

  /** For a field of a moment in the company's zone; empty = now. */
  public String moment() {
    if (knownAt == null || isPosition()) {
      return knownAt == null ? "" : knownAt;
    }
    try {
      return OffsetDateTime.parse(knownAt).atZoneSameInstant(zone).toLocalDateTime().toString();
    } catch (DateTimeException e) {
      return "";
    }
  }
}
