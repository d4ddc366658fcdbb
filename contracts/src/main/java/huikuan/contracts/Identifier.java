package huikuan.contracts;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * The one rule for names that an ERP gives: companies, customers, documents, contracts, contacts,
 * sales owners. A name is compared in Unicode's composed form (NFC), so that one text has one
 * spelling; full-width characters are characters of their own.
 */
public final class Identifier {

  public static final String ALLOWED =
      "1 to 64 printable characters, single spaces only between them, not . or ..";

  /** A company stands first in an account id, up to the first dot. */
  public static final String ALLOWED_COMPANY = ALLOWED + ", no dot";

  /** In code points, once composed. */
  private static final int LONGEST = 64;

  /** No text of the longest name needs more to be written decomposed. */
  private static final int LONGEST_WRITTEN = 8 * LONGEST;

  private static final int BRAILLE_BLANK = 0x2800;
  private static final int REPLACEMENT = 0xFFFD;

  /**
   * The name in its composed form.
   *
   * @throws IllegalArgumentException that tells the allowed form, and the fault found
   */
  public static String parse(String text) {
    return parse(text, ALLOWED);
  }

  /**
   * As {@link #parse}, for a company.
   *
   * @throws IllegalArgumentException that tells the allowed form, and the fault found
   */
  public static String parseCompany(String text) {
    String company = parse(text, ALLOWED_COMPANY);
    if (company.indexOf('.') >= 0) {
      throw refused(ALLOWED_COMPANY, "a dot");
    }
    return company;
  }

  private static String parse(String text, String allowed) {
    if (text.length() > LONGEST_WRITTEN) {
      throw refused(allowed, text.length() + " characters");
    }
    String name = composed(text);
    int length = name.codePointCount(0, name.length());
    if (length == 0 || length > LONGEST) {
      throw refused(allowed, length + " characters");
    }
    if (name.equals(".") || name.equals("..")) {
      throw refused(allowed, name);
    }
    check(name, allowed);
    return name;
  }

  /** Tells if a text has only characters that a reader sees, and single spaces between them. */
  public static boolean visible(String text) {
    try {
      check(text, ALLOWED);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void check(String name, String allowed) {
    boolean afterSpace = true;
    int character;
    for (int at = 0; at < name.length(); at += Character.charCount(character)) {
      character = name.codePointAt(at);
      boolean space = character == ' ';
      if (space && afterSpace) {
        throw refused(allowed, at == 0 ? "a space at its beginning" : "two spaces in a row");
      }
      if (!space && (!visible(character) || (at == 0 && combining(character)))) {
        throw refused(allowed, told(character));
      }
      afterSpace = space;
    }
    if (afterSpace) {
      throw refused(allowed, "a space at its end");
    }
  }

  /** The composed form of any text: the same text in other code points becomes the same. */
  public static String composed(String text) {
    return Normalizer.isNormalized(text, Form.NFC) ? text : Normalizer.normalize(text, Form.NFC);
  }

  /** Tells if no character is a control, a format, a private, an unassigned or a damaged one. */
  public static boolean printable(String text) {
    return text.codePoints().allMatch(Identifier::printable);
  }

  /** U+FFFD stands where a text was damaged on its way. */
  private static boolean printable(int character) {
    return character != REPLACEMENT
        && switch (Character.getType(character)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              false;
          default -> true;
        };
  }

  /** Tells if a reader sees it: fillers and selectors of variants do not show. */
  private static boolean visible(int character) {
    if (character < 0x7F) {
      return character > ' ';
    }
    return printable(character)
        && Character.getType(character) != Character.SPACE_SEPARATOR
        && character != BRAILLE_BLANK
        && !UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
  }

  private static boolean combining(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  /** An invisible character by its number and name. */
  private static String told(int character) {
    String name = Character.getName(character);
    return "U+%04X".formatted(character) + (name == null ? "" : " " + name);
  }

  private static IllegalArgumentException refused(String allowed, String found) {
    return new IllegalArgumentException(allowed + "; found " + found);
  }

  private Identifier() {}
}
