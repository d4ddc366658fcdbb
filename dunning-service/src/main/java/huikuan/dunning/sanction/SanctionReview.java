package huikuan.dunning.sanction;

import static java.util.stream.Collectors.joining;

import huikuan.contracts.Money;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.ladder.Ladder;
import huikuan.dunning.ladder.Rung;
import huikuan.dunning.ladder.Rung.Cure;
import huikuan.dunning.ladder.SanctionKind;
import huikuan.dunning.sanction.Lack.What;
import huikuan.dunning.sanction.SanctionEvent.AnswerMissing;
import huikuan.dunning.sanction.SanctionEvent.Evidence;
import huikuan.dunning.sanction.SanctionEvent.EvidenceMissing;
import huikuan.dunning.sanction.SanctionEvent.LiftOvertaken;
import huikuan.dunning.sanction.SanctionEvent.LiftProposed;
import huikuan.dunning.sanction.SanctionEvent.SanctionApproved;
import huikuan.dunning.sanction.SanctionEvent.SanctionLapsed;
import huikuan.dunning.sanction.SanctionEvent.SanctionLifted;
import huikuan.dunning.sanction.SanctionEvent.SanctionProposed;
import huikuan.dunning.sanction.SanctionEvent.SanctionWithdrawn;
import huikuan.dunning.sanction.SanctionRules.Found;
import huikuan.dunning.sanction.SanctionRules.NamedGround;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at the sanctions of a customer at a moment, and says what has to happen. */
final class SanctionReview {

  private static final int MOST_ORDERS = 50;
  private static final String CURED = "cured";
  private static final String EARLY = "early";

  private final SanctionBook book;
  private final SanctionBasis basis;
  private final Instant now;
  private final Ladder ladder;
  private final AskedClaims claims;
  private final SanctionRules rules;

  /** Something of the customer is, or was, escalated. */
  SanctionReview(SanctionBook book, SanctionBasis basis, Instant now) {
    this.book = book;
    this.basis = basis;
    this.now = now;
    ladder = basis.ladder(Objects.requireNonNull(book.ladder()));
    claims = new AskedClaims(book, basis);
    rules = new SanctionRules(book, basis, claims, now);
  }

  SanctionRules rules() {
    return rules;
  }

  Ladder ladder() {
    return ladder;
  }

  /** The proposals that nobody decided in time. */
  List<SanctionEvent> lapsed() {
    return book.proposed().stream()
        .filter(each -> !each.proposed.proposal().isWaiting(now))
        .<SanctionEvent>map(
            each ->
                new SanctionLapsed(
                    book.customer(),
                    each.proposed.cases(),
                    each.number(),
                    each.kind(),
                    again(each)))
        .toList();
  }

  /** The moment from which on the machine may propose the same again. */
  Instant again(Measure measure) {
    int distance = ladder.rung(measure.kind(), measure.form()).map(Rung::workingDays).orElse(1);
    return rules.after(Math.max(1, distance));
  }

  /** The systems that should have answered and have not. */
  List<SanctionEvent> silent() {
    return book.silent(now).stream()
        .<SanctionEvent>map(
            each ->
                new AnswerMissing(
                    book.customer(),
                    each.proposed.cases(),
                    each.number(),
                    each.kind(),
                    Objects.requireNonNull(each.order()),
                    each.silent(now)))
        .toList();
  }

  /** Whether the cause of what is proposed still stands. */
  boolean enough() {
    return claims.enough();
  }

  /** The proposals whose cause is gone. A settled escalation ends them itself. */
  List<SanctionEvent> withdrawn() {
    if (claims.enough() || !claims.isOpen()) {
      return List.of();
    }
    Reason reason = claims.reason();
    String detail = reason == Reason.COVERED ? claims.credits() : null;
    return book.proposed().stream()
        .map(each -> withdrawn(each, claims.sums(), reason.word(), detail))
        .toList();
  }

  private SanctionEvent withdrawn(
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

  /** Nothing is escalated any more: all that is proposed ends, and all in force is lifted. */
  List<SanctionEvent> settled() {
    List<SanctionEvent> events = new ArrayList<>();
    book.proposed().forEach(each -> events.add(withdrawn(each, List.of(), "settled", null)));
    book.inForce(ladder).forEach(each -> events.addAll(lifted(each, CURED)));
    return events;
  }

  /** The sanctions that are cured, the last step first, up to the first that is not. */
  List<SanctionEvent> cured() {
    List<SanctionEvent> events = new ArrayList<>();
    for (Measure each : book.inForce(ladder)) {
      if (!isCured(each)) {
        return events;
      }
      events.addAll(lifted(each, CURED));
    }
    return events;
  }

  /** An insolvent customer is asked for nothing, and is supplied on credit no more for that. */
  private boolean isCured(Measure measure) {
    Cure cure =
        ladder
            .rung(measure.kind(), measure.form())
            .map(Rung::liftedWhen)
            .orElse(Cure.NOTHING_ASKED);
    return switch (cure) {
      case NOTHING_ASKED ->
          claims.items().isEmpty() && (!claims.isOpen() || !basis.insolvent(book.customer(), now));
      case NOTHING_OPEN -> !claims.isOpen();
    };
  }

  /** Two persons lift it before it is cured. */
  List<SanctionEvent> liftedEarly(Measure measure) {
    return lifted(measure, EARLY);
  }

  private List<SanctionEvent> lifted(Measure measure, String reason) {
    List<SanctionEvent> events = new ArrayList<>();
    LiftProposed waiting = measure.lift();
    if (waiting != null && reason.equals(CURED)) {
      events.add(
          new LiftOvertaken(book.customer(), waiting.cases(), measure.number(), waiting.attempt()));
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

  /** The next step that the machine proposes, or what is missing for it. */
  List<SanctionEvent> next() {
    Optional<Rung> next = claims.enough() ? nextRung() : Optional.empty();
    if (next.isEmpty()) {
      return told(null, List.of());
    }
    Rung rung = next.get();
    NamedGround ground = rules.ground(rung).orElse(NamedGround.NONE);
    Found found = rules.check(rung, ground);
    return found.missing().isEmpty()
        ? List.of(proposed(rung, ground, found, null, null, "system:dunning"))
        : told(rung, found.missing());
  }

  private List<SanctionEvent> told(@Nullable Rung rung, List<Lack> missing) {
    EvidenceMissing event =
        new EvidenceMissing(
            book.customer(),
            book.cases(),
            rung == null ? null : rung.kind(),
            rung == null ? null : rung.form(),
            missing);
    return book.isTold(event) ? List.of() : List.of(event);
  }

  private Optional<Rung> nextRung() {
    return ladder.steps().stream()
        .filter(Rung::machine)
        .filter(each -> stands(each.kind()).isEmpty())
        .filter(
            each -> {
              var earliest = rules.earliest(each);
              return earliest != null && !earliest.isAfter(rules.today());
            })
        .filter(
            each -> {
              Instant notBefore = book.notBefore(each.kind());
              return notBefore == null || !now.isBefore(notBefore);
            })
        .findFirst();
  }

  /** With what a person is told of it: which sanction stands, or what is asked of what minimum. */
  Lack explained(Lack lack, SanctionKind kind) {
    return switch (lack.what()) {
      case PROPOSED_ALREADY, IN_FORCE_ALREADY -> Lack.of(lack.what(), standing(kind));
      case NOT_ENOUGH_ASKED -> Lack.of(lack.what(), claims.shortfall());
      default -> lack;
    };
  }

  private String standing(SanctionKind kind) {
    return Stream.concat(book.inForce(kind).stream(), book.proposed().stream())
        .filter(each -> each.kind() == kind)
        .map(each -> new SanctionId(book.customer(), each.number()).toString())
        .collect(joining(", "));
  }

  /** Whether a sanction of a kind is proposed or in force already. */
  Optional<What> stands(SanctionKind kind) {
    return book.inForce(kind).isPresent()
        ? Optional.of(What.IN_FORCE_ALREADY)
        : book.proposed().stream()
            .filter(each -> each.kind() == kind)
            .findFirst()
            .map(_ -> What.PROPOSED_ALREADY);
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
    List<String> systems =
        ladder.rung(measure.kind(), measure.form()).map(Rung::systems).orElse(List.of());
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
