package huikuan.dunning.ladder;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of a ladder of sanctions. It never changes.
 *
 * @param id {@code standard}, or the company whose own it is
 * @param effectiveFrom the first day, at the customer, whose new escalations follow it
 * @param lapseAfter working days until a proposal lapses
 * @param acknowledgeWithin working days in which a system has to answer
 * @param steps the mildest first
 */
@JsonInclude(Include.NON_NULL)
public record Ladder(
    String id,
    int version,
    @Nullable LocalDate effectiveFrom,
    int lapseAfter,
    int acknowledgeWithin,
    List<Rung> steps) {

  /** The ladder of all companies that have none of their own. */
  public static final String STANDARD = "standard";

  public Ladder {
    steps = List.copyOf(steps);
  }

  /** {@code standard/1}. */
  public String reference() {
    return id + "/" + version;
  }

  /** A step; empty = the ladder has none. */
  public Optional<Rung> rung(SanctionKind kind, @Nullable String form) {
    return steps.stream()
        .filter(each -> each.kind() == kind)
        .filter(each -> form == null ? each.form() == null : form.equals(each.form()))
        .findFirst();
  }

  Ladder numbered(int number) {
    return new Ladder(id, number, effectiveFrom, lapseAfter, acknowledgeWithin, steps);
  }

  /** Whether it says the same as another, whatever its number. */
  boolean saysAs(Ladder other) {
    return numbered(other.version).equals(other);
  }
}
