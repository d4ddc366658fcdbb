package huikuan.chaos.collecting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that a person does. It may be sent again until it is answered, and is done once.
 *
 * @param by the person, or {@code erp} for a program
 * @param path below {@code /api/v1}
 * @param body JSON; empty = none
 */
record Deed(String by, String method, String path, String body) {

  private static final String COMMENT = "#";
  private static final Pattern DAY = Pattern.compile("\\{\\+(\\d+)}");

  /**
   * A line of a file.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Deed parse(String line) {
    String[] words = line.split(" ", 4);
    if (words.length < 3 || !words[2].startsWith("/")) {
      throw new IllegalArgumentException("A deed is: who method path body, not " + line);
    }
    return new Deed(words[0], words[1], words[2], words.length == 3 ? "" : words[3]);
  }

  /** The lines of a file of the folder {@code collecting}, without its comments. */
  static List<String> lines(String file) {
    try (InputStream content = Deed.class.getResourceAsStream("/collecting/" + file)) {
      if (content == null) {
        throw new IllegalStateException("There is no " + file);
      }
      return new String(content.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith(COMMENT))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The deed about a customer on a day.
   *
   * @param last the id that was answered last about it
   */
  Deed of(String customer, LocalDate today, String last) {
    return new Deed(
        by, method, filled(path, customer, today, last), filled(body, customer, today, last));
  }

  private static String filled(String text, String customer, LocalDate today, String last) {
    Matcher days = DAY.matcher(text);
    return days.replaceAll(day -> today.plusDays(Long.parseLong(day.group(1))).toString())
        .replace("{c}", customer)
        .replace("{last}", last);
  }

  @Override
  public String toString() {
    return by + " " + method + " " + path;
  }
}
