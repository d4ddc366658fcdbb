package huikuan.platform.fields;

import huikuan.contracts.Identifier;

/** A person of the house as actors are named: {@code person:} and the name in its token. */
public final class PersonName {

  /** A sentence for a request's field. */
  public static final String ALLOWED = "a person, such as person:li.na";

  private static final String PREFIX = "person:";
  private static final int LONGEST = 190;

  private PersonName() {}

  /**
   * @throws IllegalArgumentException if the text names no person; the message says what is allowed
   */
  public static String parse(String text) {
    if (!text.startsWith(PREFIX)
        || text.length() == PREFIX.length()
        || text.length() > LONGEST
        || !Identifier.visible(text)) {
      throw new IllegalArgumentException(ALLOWED);
    }
    return text;
  }

  /** The name alone, as it stands in the person's token. */
  public static String nameOf(String person) {
    return person.substring(PREFIX.length());
  }

  /** The person of that name. */
  public static String of(String name) {
    return PREFIX + name;
  }
}
