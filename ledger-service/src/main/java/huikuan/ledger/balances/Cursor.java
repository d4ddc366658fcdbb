package huikuan.ledger.balances;

import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a page ended, and the question it answered: the next page answers the same one, whatever
 * was posted meanwhile.
 *
 * @param place of the page's last row, in its order
 */
record Cursor(LocalDate asOf, long position, List<Long> place) {

  private static final Pattern WRITTEN =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d_\\d{1,18}(_-?\\d{1,18})+");

  /**
   * @throws ProblemException if it is no cursor of so many places
   */
  static Cursor parse(String text, int places) {
    String[] parts = text.split("_", -1);
    if (!WRITTEN.matcher(text).matches() || parts.length != 2 + places) {
      throw wrong("what next said");
    }
    List<Long> place = new ArrayList<>();
    for (int at = 2; at < parts.length; at++) {
      place.add(Long.valueOf(parts[at]));
    }
    return new Cursor(Days.parse("after", parts[0]), Long.parseLong(parts[1]), place);
  }

  /**
   * The question that the page before answered.
   *
   * @param asked what the request says beside the cursor
   */
  When sameQuestion(When asked) {
    if (asked.asOf() != null && !asked.asOf().equals(asOf.toString())) {
      throw wrong("what next said to the same question, asOf " + asOf);
    }
    return new When(asOf.toString(), Long.toString(position), asked.atLeast());
  }

  private static ProblemException wrong(String allowed) {
    return new ProblemException(Problem.invalid(List.of(new FieldError("after", allowed))));
  }

  @Override
  public String toString() {
    return asOf
        + "_"
        + position
        + "_"
        + place.stream().map(String::valueOf).collect(Collectors.joining("_"));
  }
}
