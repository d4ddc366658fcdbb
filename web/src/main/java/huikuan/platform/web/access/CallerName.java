package huikuan.platform.web.access;

import java.text.Normalizer;
import java.util.Set;

/**
 * The one rule for names of people and clients, in tokens and where rights end. Two that look alike
 * because one has something that nobody sees would be two people.
 */
public final class CallerName {

  public static final String ALLOWED =
      "1 to 180 visible characters, single spaces only between them, not . or ..,"
          + " and not person: before the name";

  private static final int LONGEST = 180;

  /** Letters and symbols by their class that show nothing. */
  private static final Set<Integer> BLANKS =
      Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0xFFFD);

  private CallerName() {}

  /**
   * The name in its composed form (NFC).
   *
   * @throws IllegalArgumentException that tells what is allowed
   */
  public static String parse(String text) {
    String name = text.length() > LONGEST ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    boolean spaces = name.startsWith(" ") || name.endsWith(" ") || name.contains("  ");
    if (name.isEmpty()
        || name.length() > LONGEST
        || spaces
        || name.matches("\\.{1,2}|(person|client|system):.*")
        || !name.codePoints().allMatch(CallerName::isVisible)) {
      throw new IllegalArgumentException(ALLOWED);
    }
    return name;
  }

  private static boolean isVisible(int character) {
    return character == ' '
        || !BLANKS.contains(character)
            && !isVariationSelector(character)
            && switch (Character.getType(character)) {
              case Character.CONTROL,
                  Character.FORMAT,
                  Character.SURROGATE,
                  Character.PRIVATE_USE,
                  Character.UNASSIGNED,
                  Character.LINE_SEPARATOR,
                  Character.PARAGRAPH_SEPARATOR,
                  Character.SPACE_SEPARATOR ->
                  false;
              default -> true;
            };
  }

  private static boolean isVariationSelector(int character) {
    return character >= 0x180B && character <= 0x180F
        || character >= 0xFE00 && character <= 0xFE0F
        || character >= 0xE0100 && character <= 0xE01EF;
  }
}
