package huikuan.dunning.sanction;

import huikuan.contracts.Money;
import huikuan.dunning.ladder.Ladder;
import huikuan.dunning.ladder.Rung;
import huikuan.dunning.sanction.SanctionEvent.Evidence;
import huikuan.dunning.sanction.SanctionEvent.LiftOvertaken;
import huikuan.dunning.sanction.SanctionEvent.LiftProposed;
import huikuan.dunning.sanction.SanctionEvent.SanctionApproved;
import huikuan.dunning.sanction.SanctionEvent.SanctionLifted;
import huikuan.dunning.sanction.SanctionEvent.SanctionProposed;
import huikuan.dunning.sanction.SanctionEvent.SanctionWithdrawn;
import huikuan.dunning.sanction.SanctionRules.Found;
import huikuan.dunning.sanction.SanctionRules.NamedGround;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drafts the events of sanctions, with the days of the customer and the steps of the ladder. */
final class SanctionDrafts {

  static final String CURED = "cured";
  static final String EARLY = "early";
  private static final int MOST_ORDERS = 50;

  private final SanctionBook book;
  private final SanctionBasis basis;
  private final Ladder ladder;
  private final SanctionRules rules;

  SanctionDrafts(SanctionBook book, SanctionBasis basis, Ladder ladder, SanctionRules rules) {
    this.book = book;
    this.basis = basis;
    this.ladder = ladder;
    this.rules = rules;
  }

  /** The moment from which on the machine may propose the same again. */
  Instant again(Measure measure) {
    int distance = rung(measure).map(Rung::workingDays).orElse(1);
    return rules.after(Math.max(1, distance));
  }

  Optional<Rung> rung(Measure measure) {
    return ladder.rung(measure.kind(), measure.form());
  }

  SanctionEvent withdrawn(
      Measure measure, List<Money> asked, String reason, @Nullable String detail) {
    return new SanctionWithdrawn(
        book.customer(),
        measure.proposed.cases(),
        measure.number(),
        measure.kind(),
        asked,
        reason,
        detail);
  }

  SanctionEvent overtaken(LiftProposed lift) {
    return new LiftOvertaken(book.customer(), lift.cases(), lift.number(), lift.attempt());
  }

  List<SanctionEvent> lifted(Measure measure, String reason) {
    List<SanctionEvent> events = new ArrayList<>();
    LiftProposed waiting = measure.lift();
    if (waiting != null && reason.equals(CURED)) {
      events.add(overtaken(waiting));
    }
    events.add(
        new SanctionLifted(
            book.customer(),
            measure.proposed.cases(),
            measure.number(),
            measure.kind(),
            measure.form(),
            reason,
            rules.today(),
            measure.systems(),
            measure.systems().isEmpty() ? null : rules.endOf(ladder.acknowledgeWithin()),
            reason.equals(EARLY) ? again(measure) : null));
    return events;
  }

  /**
   * @param reason null = the machine proposes it
   */
  SanctionEvent proposed(
      Rung rung,
      NamedGround ground,
      Found found,
      @Nullable String addressee,
      @Nullable String reason,
      String by) {
    List<OpenOrder> orders = basis.orders(book.customer());
    Evidence evidence =
        new Evidence(
            found.items(),
            ground.name(),
            ground.clause(),
            addressee,
            rung.ready() ? true : null,
            orders.stream().limit(MOST_ORDERS).toList(),
            orders.size(),
            ladder.reference());
    return new SanctionProposed(
        book.customer(),
        book.cases(),
        book.nextNumber(),
        rung.kind(),
        rung.form(),
        List.copyOf(AskedClaims.sums(found.items()).values()),
        evidence,
        reason,
        by,
        rules.endOf(ladder.lapseAfter()));
  }

  /** It comes into force, and the systems have to answer. */
  SanctionEvent approved(Measure measure, String by) {
    List<String> systems = rung(measure).map(Rung::systems).orElse(List.of());
    List<Instant> again =
        ladder.steps().stream()
            .filter(each -> each.machine() && each.after() == measure.kind())
            .map(each -> rules.after(each.workingDays()))
            .distinct()
            .toList();
    return new SanctionApproved(
        book.customer(),
        measure.proposed.cases(),
        measure.number(),
        measure.kind(),
        measure.form(),
        rules.today(),
        by,
        systems,
        systems.isEmpty() ? null : rules.endOf(ladder.acknowledgeWithin()),
        again);
  }
}
