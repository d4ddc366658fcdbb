package huikuan.platform.actor;

import java.lang.ScopedValue.CallableOp;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The person, client or rule that a command comes from: {@code person:} or {@code client:} and a
 * name, {@code recipient:} and a contact who came by the link in a mail, {@code system:} and a
 * rule, or {@code anonymous}. Every command and every stored event carries it in its metadata.
 */
public final class Actor {

  /** The name of the metadata. */
  public static final String METADATA = "actor";

  /** The actor of requests by HTTP or Kafka that name none. */
  public static final String ANONYMOUS = "anonymous";

  /** A rule that is neither a saga nor a component that reacts. */
  public static final String SYSTEM = "system";

  private static final String RECIPIENT = "recipient";

  private static final int LONGEST_NAME = 200;

  private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

  private Actor() {}

  /** A rule, such as {@code system:day-begins}. */
  public static String ofRule(String name) {
    return SYSTEM + ":" + name;
  }

  /** Tells if a text from elsewhere can name an actor. */
  public static boolean isValid(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST_NAME
        && text.codePoints().noneMatch(Character::isISOControl);
  }

  /** Runs an action; the commands that it sends have the rules of this name as their actor. */
  public static <R extends @Nullable Object, X extends Throwable> R acting(
      String rules, CallableOp<R, X> action) throws X {
    return ScopedValue.where(CURRENT, ofRule(rules)).call(action);
  }

  /**
   * Runs an action for the recipient of a mail, who has come by the link in it.
   *
   * @param contact its id among the contacts of its customer
   */
  public static <R extends @Nullable Object, X extends Throwable> R recipient(
      String contact, CallableOp<R, X> action) throws X {
    return ScopedValue.where(CURRENT, RECIPIENT + ":" + contact).call(action);
  }

  /**
   * Runs an action for somebody who decided it in another service, whose events say so.
   *
   * @param actor as that service's log names it
   */
  public static <R extends @Nullable Object, X extends Throwable> R onBehalfOf(
      String actor, CallableOp<R, X> action) throws X {
    return ScopedValue.where(CURRENT, actor).call(action);
  }

  /** The rules, the recipient or the actor of another service that this thread acts for. */
  public static Optional<String> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }
}
