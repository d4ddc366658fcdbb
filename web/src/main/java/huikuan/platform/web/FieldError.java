package huikuan.platform.web;

import static java.util.stream.Collectors.joining;

import java.util.Collection;

/**
 * A field at fault.
 *
 * @param field its path, such as {@code contacts[0].email}
 * @param allowed what would be right
 */
public record FieldError(String field, String allowed) {

  /** Tells that one of a few words is allowed. */
  public static String oneOf(Collection<?> words) {
    return words.stream().map(String::valueOf).collect(joining(", ", "one of ", ""));
  }

  /** The same to somebody who has given another word, with the one that was probably meant. */
  public static String oneOf(Collection<String> words, String given) {
    String nearest = NearestName.of(given, words).map("; perhaps %s"::formatted).orElse("");
    return oneOf(words) + nearest;
  }
}
