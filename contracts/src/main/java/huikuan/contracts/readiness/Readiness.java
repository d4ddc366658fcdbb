package huikuan.contracts.readiness;

import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.Money;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a claim is ready to be demanded: it is, if nothing is missing.
 *
 * @param missing milestones first, then evidence, the invoice's way, the payment responsible
 * @param notKnown of which no one has told anything; only an unknown person is missing, too
 */
public record Readiness(List<Missing> missing, List<What> notKnown) {

  private static final Set<Act> ALL = EnumSet.allOf(Act.class);

  /** A courtesy asks for nothing, so it needs no proof. */
  private static final Set<Act> ALL_BUT_COURTESY = EnumSet.of(Act.DEMAND, Act.SANCTION);

  /** An act about a claim. */
  public enum Act {
    COURTESY("courtesy"),
    DEMAND("demand"),
    SANCTION("sanction");

    private final String word;

    Act(String word) {
      this.word = word;
    }

    @JsonValue
    @Override
    public String toString() {
      return word;
    }
  }

  /** The sorts of what may be missing, in the order in which they are told. */
  public enum What {
    MILESTONE("milestone"),
    EVIDENCE("evidence"),
    INVOICE_WAY("invoiceWay"),
    PAYMENT_RESPONSIBLE("paymentResponsible");

    private final String word;

    What(String word) {
      this.word = word;
    }

    @JsonValue
    @Override
    public String toString() {
      return word;
    }
  }

  /**
   * Something that is missing.
   *
   * @param name of the milestone, the kind of evidence, or the state that is not enough
   * @param turn the side that can change it
   * @param holds what must not be done before
   * @param part of the claim that waits for it; null = all of it
   */
  public record Missing(What what, String name, Turn turn, Set<Act> holds, @Nullable Money part) {}

  /** A piece of evidence of the item, its contract or its customer. */
  public record Attached(EvidenceKind kind, boolean withdrawn, boolean damaged) {

    boolean proves(EvidenceKind wanted) {
      return kind == wanted && !withdrawn && !damaged;
    }
  }

  /**
   * A stage (付款节点) that must be reached before anything is asked for.
   *
   * @param part of the claim that is meant; null = all of it
   */
  public record Milestone(String name, Stage stage, @Nullable Money part) {}

  /** The progress of a milestone. */
  public enum Stage {
    /** Our side has something to do for it. */
    AHEAD,
    /** Our side has done it, and the customer has to accept it. */
    TO_BE_ACCEPTED,
    REACHED
  }

  /**
   * All that readiness depends on.
   *
   * @param required kinds of evidence
   * @param billed whether it is an invoice, which has a way
   * @param way null = nothing was told
   * @param milestones null = they are not known
   */
  public record Facts(
      Set<EvidenceKind> required,
      List<Attached> attached,
      boolean billed,
      @Nullable InvoiceState way,
      PersonState person,
      @Nullable List<Milestone> milestones) {

    /**
     * The same if another party pays for the customer: it needs an authorisation of its own.
     *
     * @param authorised whether there is a piece of evidence for this payer that proves it
     */
    public Facts paidByAnother(boolean authorised) {
      Set<EvidenceKind> needed = EnumSet.of(EvidenceKind.PAYMENT_AUTHORISATION);
      needed.addAll(required);
      List<Attached> counted = new ArrayList<>(attached);
      counted.removeIf(each -> each.kind() == EvidenceKind.PAYMENT_AUTHORISATION);
      if (authorised) {
        counted.add(new Attached(EvidenceKind.PAYMENT_AUTHORISATION, false, false));
      }
      return new Facts(needed, counted, billed, way, person, milestones);
    }
  }

  public static Readiness of(Facts facts) {
    List<Missing> missing = new ArrayList<>();
    List<What> notKnown = new ArrayList<>();
    milestones(facts.milestones(), missing, notKnown);
    evidence(facts, missing);
    way(facts, missing, notKnown);
    person(facts.person(), missing, notKnown);
    return new Readiness(List.copyOf(missing), List.copyOf(notKnown));
  }

  public boolean ready() {
    return missing.isEmpty();
  }

  /** The acts that must wait, for any reason. */
  public Set<Act> holds() {
    Set<Act> holds = EnumSet.noneOf(Act.class);
    missing.forEach(each -> holds.addAll(each.holds()));
    return holds;
  }

  /** A claim whose stage is not reached is not to be chased at all. */
  private static void milestones(
      @Nullable List<Milestone> milestones, List<Missing> missing, List<What> notKnown) {
    if (milestones == null) {
      notKnown.add(What.MILESTONE);
      return;
    }
    for (Milestone each : milestones) {
      if (each.stage() != Stage.REACHED) {
        Turn turn = each.stage() == Stage.AHEAD ? Turn.OURS : Turn.CUSTOMERS;
        missing.add(new Missing(What.MILESTONE, each.name(), turn, ALL, each.part()));
      }
    }
  }

  private static void evidence(Facts facts, List<Missing> missing) {
    for (EvidenceKind kind : EvidenceKind.values()) {
      if (facts.required().contains(kind)
          && facts.attached().stream().noneMatch(it -> it.proves(kind))) {
        missing.add(
            new Missing(What.EVIDENCE, kind.toString(), kind.turn(), ALL_BUT_COURTESY, null));
      }
    }
  }

  private static void way(Facts facts, List<Missing> missing, List<What> notKnown) {
    InvoiceState way = facts.way();
    if (facts.billed() && way == null) {
      notKnown.add(What.INVOICE_WAY);
    } else if (way != null && way.ourTurn()) {
      missing.add(new Missing(What.INVOICE_WAY, way.toString(), Turn.OURS, ALL_BUT_COURTESY, null));
    }
  }

  private static void person(PersonState person, List<Missing> missing, List<What> notKnown) {
    if (person == PersonState.UNKNOWN) {
      notKnown.add(What.PAYMENT_RESPONSIBLE);
    }
    if (person != PersonState.CONFIRMED) {
      missing.add(
          new Missing(
              What.PAYMENT_RESPONSIBLE, person.toString(), Turn.OURS, ALL_BUT_COURTESY, null));
    }
  }
}
