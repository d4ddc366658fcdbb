package huikuan.standalone.imports;

import huikuan.standalone.Refusal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which mark divides the decimals, if the mapping does not say: {@code 1.234,56} and
 * {@code 12,5} tell, {@code 1.234} does not.
 */
final class AmountMarks {

  /** The two marks that may divide decimals, or groups. */
  private enum Mark {
    POINT('.'),
    COMMA(',');

    private final char sign;

    Mark(char sign) {
      this.sign = sign;
    }

    Mark other() {
      return this == POINT ? COMMA : POINT;
    }
  }

  /** An amount of the file, and where. */
  private record Seen(long line, String text) {}

  private static final String ALWAYS_GROUPS = " '";
  private static final String HOW = "Write decimal = . or decimal = , in the mapping.";

  private final @Nullable Mark given;
  private final @Nullable String groups;
  private final Map<Mark, Seen> evidence = new EnumMap<>(Mark.class);
  private @Nullable Seen unclear;

  private AmountMarks(@Nullable Mark given, @Nullable String groups) {
    this.given = given;
    this.groups = groups;
  }

  /**
   * @param decimal a point or a comma; empty = to be found out
   * @param grouping a mark, {@code space} or {@code none}; empty = any that is not the decimal mark
   * @throws IllegalArgumentException with what is wrong
   */
  static AmountMarks of(String decimal, String grouping) {
    Mark given =
        switch (decimal) {
          case "." -> Mark.POINT;
          case "," -> Mark.COMMA;
          case "" -> null;
          default -> throw new IllegalArgumentException("decimal must be . or , not " + decimal);
        };
    String groups =
        switch (grouping) {
          case "" -> null;
          case "none" -> "";
          case "space" -> " ";
          case ".", ",", "'" -> grouping;
          default ->
              throw new IllegalArgumentException(
                  "grouping must be one of . , ' space none, not " + grouping);
        };
    if (grouping.equals(decimal) && !decimal.isEmpty()) {
      throw new IllegalArgumentException("decimal and grouping are both " + decimal);
    }
    return new AmountMarks(given == null ? otherThan(grouping) : given, groups);
  }

  private static @Nullable Mark otherThan(String grouping) {
    return switch (grouping) {
      case "." -> Mark.COMMA;
      case "," -> Mark.POINT;
      default -> null;
    };
  }

  /** Looks at an amount of the file. */
  void see(long line, String text) {
    AmountText amount = AmountText.of(text);
    if (given != null || amount == null || !amount.number().matches("[0-9., ']+")) {
      return;
    }
    Seen seen = new Seen(line, Shown.text(text));
    Mark decimal = decimal(amount.number());
    if (decimal != null) {
      evidence.putIfAbsent(decimal, seen);
    } else if (unclear == null && marks(amount.number()) > 0) {
      unclear = seen;
    }
  }

  /** Null if the number does not tell. */
  private static @Nullable Mark decimal(String number) {
    int point = number.lastIndexOf('.');
    int comma = number.lastIndexOf(',');
    if (point >= 0 && comma >= 0) {
      return point > comma ? Mark.POINT : Mark.COMMA;
    }
    if (point < 0 && comma < 0) {
      return null;
    }
    Mark only = point >= 0 ? Mark.POINT : Mark.COMMA;
    if (marks(number) > 1) {
      return only.other();
    }
    int at = Math.max(point, comma);
    boolean couldGroup =
        number.length() - at - 1 == 3 && at >= 1 && at <= 3 && number.charAt(0) != '0';
    return couldGroup ? null : only;
  }

  private static long marks(String number) {
    return number.chars().filter(each -> each == '.' || each == ',').count();
  }

  /**
   * How all amounts of the file are written.
   *
   * @throws Refusal if the file does not tell, or tells both
   */
  AmountFormat format() {
    Seen point = evidence.get(Mark.POINT);
    Seen comma = evidence.get(Mark.COMMA);
    if (point != null && comma != null) {
      throw new Refusal(
          "The decimal mark is not clear: %s in line %d, %s in line %d. %s"
              .formatted(point.text(), point.line(), comma.text(), comma.line(), HOW));
    }
    if (point == null && comma == null && unclear != null) {
      throw new Refusal(
          "The decimal mark is not clear: %s in line %d may be %s or %s. %s"
              .formatted(
                  unclear.text(),
                  unclear.line(),
                  unclear.text().replaceAll("[.,]", ""),
                  unclear.text().replace(',', '.'),
                  HOW));
    }
    Mark decimal = given != null ? given : comma != null ? Mark.COMMA : Mark.POINT;
    return new AmountFormat(
        decimal.sign, groups != null ? groups : decimal.other().sign + ALWAYS_GROUPS);
  }
}
