package huikuan.dunning.ladder;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step of the ladder of sanctions.
 *
 * @param form of its kind; null = the kind has one form
 * @param machine whether the machine proposes it; else a person does
 * @param after the kind that must be in force before; null = none
 * @param workingDays since that is in force; of the first ones, until the machine proposes it again
 *     after a proposal was rejected or lapsed
 * @param ready whether claims count only if nothing is missing for a sanction
 * @param proven whether claims count only if a demand for them is proven
 * @param undisputed whether nothing may be disputed
 * @param claims which of the claims asked for must be ready and proven
 * @param liftedWhen it is cured
 * @param grounds of which one must be named; empty = none is needed
 * @param systems that enforce it, and have to answer
 */
@JsonInclude(Include.NON_NULL)
public record Rung(
    SanctionKind kind,
    @Nullable String form,
    boolean machine,
    @Nullable SanctionKind after,
    int workingDays,
    boolean ready,
    boolean proven,
    boolean undisputed,
    Claims claims,
    Cure liftedWhen,
    List<Ground> grounds,
    List<String> systems) {

  public Rung {
    grounds = List.copyOf(grounds);
    systems = List.copyOf(systems);
  }

  /** The claims that must have the evidence. */
  public enum Claims {
    /** All that are asked for. */
    @JsonProperty("all")
    ALL,
    /** As many as reach the minimum; the sanction is for these alone. */
    @JsonProperty("enough")
    ENOUGH
  }

  /** When a sanction is cured. */
  public enum Cure {
    /** Nothing is asked for any more: all is paid, covered or on hold. */
    @JsonProperty("nothing-asked")
    NOTHING_ASKED,
    /** Nothing is open any more. */
    @JsonProperty("nothing-open")
    NOTHING_OPEN
  }

  /** The first ground that is admissible in a country and needs nothing more to be known. */
  public Optional<Ground> groundFor(String country) {
    return grounds.stream().filter(each -> each.admits(country) && each.complete()).findFirst();
  }

  /** A ground by its name, if it is admissible in a country. */
  public Optional<Ground> ground(String name, String country) {
    return grounds.stream()
        .filter(each -> each.admits(country) && each.name().equals(name))
        .findFirst();
  }
}
