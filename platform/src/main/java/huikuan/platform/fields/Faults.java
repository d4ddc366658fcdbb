package huikuan.platform.fields;

import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The faults found so far. */
public final class Faults {

  // More would help nobody, and a body of faults must not make a larger answer.
  private static final int MOST_FAULTS = 50;
  private static final int LONGEST_TEXT = 200;

  private final List<FieldError> errors = new ArrayList<>();
  private final int most;

  public Faults() {
    this(MOST_FAULTS);
  }

  /**
   * @param most others are not told
   */
  public Faults(int most) {
    this.most = most;
  }

  public void add(String field, String allowed) {
    if (errors.size() < most) {
      errors.add(new FieldError(shortened(field), shortened(allowed)));
    }
  }

  public boolean any() {
    return !errors.isEmpty();
  }

  public List<FieldError> all() {
    return List.copyOf(errors);
  }

  /** Whether a field has a fault, or something within it has. */
  boolean at(String field) {
    return errors.stream()
        .map(FieldError::field)
        .anyMatch(
            each ->
                each.equals(field) || each.startsWith(field + ".") || each.startsWith(field + "["));
  }

  /**
   * Ends the reading of a body that has faults.
   *
   * @throws ProblemException with all of them, if there are any
   */
  public void refuse() {
    if (any()) {
      throw new ProblemException(problem());
    }
  }

  public Problem problem() {
    return Problem.invalid(errors);
  }

  /** {@code field: what is allowed; …}. */
  @Override
  public String toString() {
    return errors.stream()
        .map(each -> each.field() + ": " + each.allowed())
        .collect(Collectors.joining("; "));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }
}
