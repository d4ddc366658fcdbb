package huikuan.console.page;

import huikuan.console.api.Api;
import huikuan.console.api.Part;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a page that need a right which the page itself does not need. A part that the person may
 * not see is not asked for: a refusal would stand in the audit trail.
 */
public final class PermittedParts {

  private PermittedParts() {}

  /**
   * Asks side by side with what else is asked.
   *
   * @return null = the part is not for the person
   */
  public static <T> Supplier<@Nullable Part<T>> begin(Api api, boolean seen, Supplier<T> question) {
    if (!seen) {
      return () -> null;
    }
    Supplier<Part<T>> asked = api.begin(question);
    return () -> asked.get();
  }

  /**
   * The same of a part for all who read a company's claims: those who act on them, and auditors.
   *
   * @return null = the part is not for the person
   */
  public static <T> Supplier<@Nullable Part<T>> beginForReaders(
      Api api, Frame frame, Supplier<T> question) {
    return begin(api, frame.may("finance", "collector", "approver", "auditor"), question);
  }
}
