package huikuan.ledger.fields;

/** What an ERP calls things: 1 to 64 printable characters, with no space at either end. */
public final class Identifier {

  public static final String ALLOWED = "1 to 64 printable characters, no space at either end";

  /** A company stands first in an account id, up to the first dot. */
  public static final String ALLOWED_COMPANY = ALLOWED + ", no dot";

  private static final int LONGEST = 64;

  public static boolean allows(String text) {
    return !text.isEmpty()
        && text.codePointCount(0, text.length()) <= LONGEST
        && text.equals(text.strip())
        && printable(text);
  }

  public static boolean allowsCompany(String text) {
    return allows(text) && text.indexOf('.') < 0;
  }

  /** Whether every character shows, or is a plain space. */
  public static boolean printable(String text) {
    return text.codePoints().allMatch(Identifier::printable);
  }

  private static boolean printable(int character) {
    return switch (Character.getType(character)) {
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

  private Identifier() {}
}
