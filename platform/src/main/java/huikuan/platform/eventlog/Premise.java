package huikuan.platform.eventlog;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a command beside its own aggregate: no event of an aggregate type was appended
 * after a position. The log refuses a commit whose premise is outdated with {@link
 * PremiseOutdated}, whichever instance wrote meanwhile; nothing needs to be read to find that out.
 *
 * @param type the aggregate type, as {@link NewCommit.Source} names it
 * @param asOf the position of the log at which the others' state was read
 */
public record Premise(String type, long asOf) {

  private static final ScopedValue<Premise> CURRENT = ScopedValue.newInstance();

  /** Does something; each commit that this thread appends in it has this premise. */
  public <T> T whileDeciding(Supplier<T> work) {
    return ScopedValue.where(CURRENT, this).call(work::get);
  }

  /** The premise of what this thread appends; null = none. */
  public static @Nullable Premise current() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }
}
