package huikuan.ledger.files;

import huikuan.contracts.Identifier;
import java.util.Locale;

/** The name that people gave to a file. It is shown to them, and names nothing here. */
final class FileName {

  static final String ALLOWED =
      "1 to 200 printable characters, single spaces only between them, not beginning with a dot,"
          + " and none of / \\ : * ? \" < > |";

  private static final int LONGEST = 200;

  /** No system takes all of them in a file's name. */
  private static final String NOWHERE = "/\\:*?\"<>|";

  private FileName() {}

  /**
   * @throws IllegalArgumentException that tells what is allowed
   */
  static String parse(String text) {
    String name = Identifier.composed(text);
    boolean allowed =
        name.codePointCount(0, name.length()) <= LONGEST
            && Identifier.visible(name)
            && !name.startsWith(".")
            && name.chars().noneMatch(each -> NOWHERE.indexOf(each) >= 0);
    if (!allowed) {
      throw new IllegalArgumentException(ALLOWED);
    }
    return name;
  }

  /** The name to save a file under: with the ending of its type, whatever people called it. */
  static String ofDownload(FileEntry entry) {
    String ending = entry.type().ending();
    String name = entry.name() == null ? entry.hash().hex() : entry.name();
    return name.toLowerCase(Locale.ROOT).endsWith(ending) ? name : name + ending;
  }
}
