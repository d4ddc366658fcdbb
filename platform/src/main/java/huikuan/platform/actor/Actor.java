package huikuan.platform.actor;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.axonframework.config.ProcessingGroup;
import org.jspecify.annotations.Nullable;

/**
 * The person, client or rule that a command comes from: {@code anonymous}, or {@code system:} with
 * the name of the rule. Every command and every stored event carries it in its metadata.
 */
public final class Actor {

  /** The name of the metadata. */
  public static final String METADATA = "actor";

  /** The actor of requests by HTTP or Kafka that name none. */
  public static final String ANONYMOUS = "anonymous";

  /** A rule that is neither a saga nor a component that reacts. */
  static final String SYSTEM = "system";

  private static final int LONGEST_NAME = 200;

  private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

  private Actor() {}

  /** The rules of a saga or of a component that reacts: named by its processing group. */
  public static String of(Class<?> rules) {
    ProcessingGroup group = rules.getAnnotation(ProcessingGroup.class);
    return SYSTEM + ":" + (group == null ? rules.getSimpleName() : group.value());
  }

  /** The rule that a deadline leads to: {@code DayBegins} is {@code system:day-begins}. */
  static String ofDeadline(String name) {
    return SYSTEM + ":" + name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** Tells if a text from elsewhere can name an actor. */
  public static boolean isValid(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST_NAME
        && text.codePoints().noneMatch(Character::isISOControl);
  }

  /** Runs an action; the commands that it sends have these rules as their actor. */
  public static <R extends @Nullable Object> R acting(Class<?> rules, Callable<R> action)
      throws Exception {
    return ScopedValue.where(CURRENT, of(rules)).call(action::call);
  }

  static Optional<String> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }
}
