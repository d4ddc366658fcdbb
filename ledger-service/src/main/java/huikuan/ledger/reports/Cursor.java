package huikuan.ledger.reports;

import huikuan.ledger.balances.Days;
import huikuan.ledger.balances.Question;
import huikuan.ledger.balances.When;
import huikuan.ledger.commands.Positions;
import huikuan.platform.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended, and the moment that it spoke of: the pages of one report fit together,
 * whatever is posted meanwhile.
 *
 * @param key of the page's last row, by which rows are ordered
 */
record Cursor(long position, LocalDate asOf, List<String> key) {

  private static final String ALLOWED = "next, as the page before has it";

  // No identifier and no label holds a control character.
  private static final String SEPARATOR = "\u0000";

  /**
   * @throws ProblemException if it is no cursor of a report with such a key
   */
  static @Nullable Cursor read(@Nullable String text, int keys) {
    if (text == null) {
      return null;
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split(SEPARATOR, -1);
      if (parts.length == keys + 2 && Positions.written(parts[0])) {
        List<String> key = List.of(parts).subList(2, parts.length);
        return new Cursor(Long.parseLong(parts[0]), Days.parse("after", parts[1]), key);
      }
    } catch (IllegalArgumentException | ProblemException e) {
      // Told below.
    }
    throw Refused.field("after", ALLOWED);
  }

  String write() {
    List<String> parts = new ArrayList<>(List.of(Long.toString(position), asOf.toString()));
    parts.addAll(key);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The question as the page before answered it.
   *
   * @throws ProblemException if another day is asked about
   */
  Question pinned(Question question, When when) {
    if (when.asOf() != null && !asOf.equals(question.asOf())) {
      throw Refused.field("after", ALLOWED + ", which is as of " + asOf);
    }
    Object knownAt = when.knownAt() == null ? (Object) position : question.knownAt();
    return new Question(asOf, question.dayGiven(), knownAt, position);
  }
}
