package huikuan.dunning.cases;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ledger.StatutoryDate;
import huikuan.dunning.hold.HoldView;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.timeline.TimelineEntry;
import huikuan.platform.stuck.Stuck;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case, as shown.
 *
 * @param kind {@code reminder} or {@code escalation}
 * @param itemKind the kind of the item of a reminder case
 * @param invoice its number
 * @param invoices the items of an escalation case, settled ones included
 * @param level the last one taken
 * @param policy that the claim keeps; absent of an escalation
 * @param owner the person who sees to it; absent = nobody in particular
 * @param open decimal, in {@code currency}
 * @param statutory the latest day by law, of a reminder; absent if none is known
 * @param next the next step, if one is planned
 * @param withheld why a step that is due is not taken: {@code chasing-closed}, {@code
 *     receipts-missing}, {@code covered} or {@code not-ready}; absent if none is withheld
 * @param missing what the step lacks, if it is not ready; else absent
 * @param tasks the tasks that somebody has to see to; absent if there is none
 * @param held what of {@code open} is on hold, decimal; absent if nothing is
 * @param holds what keeps the claim, or a part of it, from being chased; absent if nothing does
 * @param customerHolds what keeps all claims of the customer from being chased; absent if nothing
 *     does, and of a closed case
 * @param stuck what of it can't go on and why; in lists true if something is; absent if nothing is
 * @param timeline what happened, oldest first; only when one case is asked for
 * @param version how many events the case has, for {@code If-Match}; only of a single reminder
 * @param decisions what was done and not done, and why; only when one case is asked for
 */
@JsonInclude(Include.NON_NULL)
record CaseView(
    String id,
    String kind,
    String account,
    String customerName,
    @Nullable ItemKind itemKind,
    @Nullable String invoice,
    @Nullable List<Item> invoices,
    CaseState state,
    @JsonInclude(Include.ALWAYS) @Nullable String level,
    @Nullable PolicyKept policy,
    @Nullable String owner,
    String open,
    String currency,
    @Nullable LocalDate dueOn,
    @Nullable StatutoryDate statutory,
    @JsonInclude(Include.ALWAYS) @Nullable PlannedStep next,
    @Nullable String withheld,
    @Nullable List<Missing> missing,
    @Nullable List<String> tasks,
    @Nullable String held,
    @Nullable List<HoldView> holds,
    @Nullable List<HoldView> customerHolds,
    @Schema(oneOf = {Boolean.class, Stuck[].class}) @Nullable Object stuck,
    @Nullable List<TimelineEntry> timeline,
    @Nullable List<Decision> decisions,
    @Nullable Integer version) {

  /** The policy and the version that a claim keeps. */
  record PolicyKept(String id, int version) {}

  /** A thing that is missing for a demand, as of readiness. */
  @Schema(name = "MissingForCase")
  record Missing(String what, String name) {

    /**
     * @param told as the case was told it: each its sort and its name
     */
    static @Nullable List<Missing> of(@Nullable String told) {
      return told == null
          ? null
          : Arrays.stream(told.split(", "))
              .map(each -> each.split(" ", 2))
              .map(each -> new Missing(each[0], each[1]))
              .toList();
    }
  }

  /** The same in a list, which tells only whether something is stuck. */
  CaseView retrying(boolean now) {
    return new CaseView(
        id,
        kind,
        account,
        customerName,
        itemKind,
        invoice,
        invoices,
        state,
        level,
        policy,
        owner,
        open,
        currency,
        dueOn,
        statutory,
        next,
        withheld,
        missing,
        tasks,
        held,
        holds,
        customerHolds,
        now ? true : null,
        timeline,
        decisions,
        version);
  }

  /**
   * An item of an escalation case.
   *
   * @param invoice its number
   */
  record Item(ItemKind itemKind, String invoice, LocalDate dueOn, String open) {}

  /**
   * What was decided about a step, and why.
   *
   * @param entry of the timeline
   * @param kept the policy and version that the claim kept then; null = it is an escalation
   */
  @JsonInclude(Include.NON_NULL)
  record Decision(@JsonUnwrapped TimelineEntry entry, @JsonIgnore @Nullable String kept) {

    /** The rule that decided: a field of the policy, or what else decides. */
    @JsonProperty
    @Nullable String rule() {
      return entry.rule();
    }

    /** The meaning of {@code kept}. */
    @JsonProperty
    @Nullable String policy() {
      return kept;
    }

    /** The name that {@code text} has here, too. */
    @JsonProperty
    @Schema(deprecated = true, description = "As text")
    String because() {
      return entry.text();
    }
  }

  /**
   * @param next where the next page starts, for {@code after}; null on the last page
   */
  record Page(List<CaseView> cases, @JsonInclude(Include.ALWAYS) @Nullable String next) {}
}
