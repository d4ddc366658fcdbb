package huikuan.dunning.cases;

import huikuan.platform.fields.Fields;
import org.jspecify.annotations.Nullable;

/** The person who sees to a case, as actors are named. */
public final class CaseOwner {

  private static final String ALLOWED = "a person, such as person:li.na";
  private static final String FORM = "person:[^\\s/]{1,64}";

  private CaseOwner() {}

  /**
   * @throws IllegalArgumentException if the text names no person; the message says what is allowed
   */
  static String parse(String text) {
    if (!text.matches(FORM)) {
      throw new IllegalArgumentException(ALLOWED);
    }
    return text;
  }

  /** The field {@code owner} of a body; null = it is absent, or at fault. */
  public static @Nullable String read(Fields fields) {
    return fields.optionalValue("owner", ALLOWED, CaseOwner::parse);
  }
}
