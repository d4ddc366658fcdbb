package huikuan.dunning.sanction;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that a sanction needs and that is missing.
 *
 * @param account of the item; null = it is about no item
 * @param detail such as what is missing for readiness, or the first day; null = there is none
 */
@JsonInclude(Include.NON_NULL)
public record Lack(
    What what,
    @Nullable AccountId account,
    @Nullable ItemKind itemKind,
    @Nullable String invoice,
    @Nullable String detail) {

  /** The sorts of what may be missing, in the order in which they are checked. */
  public enum What {
    /** The ladder that the escalation follows has no such step; nothing else is checked then. */
    @JsonProperty("not-on-ladder")
    NOT_ON_LADDER,
    /** It is in force, or proposed. */
    @JsonProperty("in-force-already")
    IN_FORCE_ALREADY,
    @JsonProperty("proposed-already")
    PROPOSED_ALREADY,
    /** Too little is asked for in every currency. */
    @JsonProperty("not-enough-asked")
    NOT_ENOUGH_ASKED,
    /** The sanction that must come before is not in force; the detail is its kind. */
    @JsonProperty("not-in-order")
    NOT_IN_ORDER,
    /** The detail is the first day on which it may be proposed. */
    @JsonProperty("too-early")
    TOO_EARLY,
    /** A claim is disputed. */
    @JsonProperty("disputed")
    DISPUTED,
    /** Nothing proves that a demand for the claim arrived. */
    @JsonProperty("demand-not-proven")
    DEMAND_NOT_PROVEN,
    /** A claim is not ready; the detail is what is missing. */
    @JsonProperty("not-ready")
    NOT_READY,
    /** No ground is admissible, or none is named; the detail is those that are. */
    @JsonProperty("no-ground")
    NO_GROUND,
    /** The ground is a clause, and its number is not named. */
    @JsonProperty("no-clause")
    NO_CLAUSE
  }

  static Lack of(What what, @Nullable String detail) {
    return new Lack(what, null, null, null, detail);
  }

  static Lack of(What what, SanctionEvent.AskedItem item, @Nullable String detail) {
    return new Lack(what, item.account(), item.itemKind(), item.invoice(), detail);
  }

  /** Its detail, or else the item; null = there is neither. */
  @Nullable String about() {
    return detail == null ? invoice : detail;
  }

  /** As it is stored and told. */
  public String word() {
    return what.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
