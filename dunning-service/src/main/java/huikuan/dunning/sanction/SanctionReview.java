package huikuan.dunning.sanction;

import static java.util.stream.Collectors.joining;

import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.ladder.Ladder;
import huikuan.dunning.ladder.Rung;
import huikuan.dunning.ladder.Rung.Cure;
import huikuan.dunning.ladder.SanctionKind;
import huikuan.dunning.sanction.Lack.What;
import huikuan.dunning.sanction.SanctionEvent.AnswerMissing;
import huikuan.dunning.sanction.SanctionEvent.Evidence;
import huikuan.dunning.sanction.SanctionEvent.EvidenceMissing;
import huikuan.dunning.sanction.SanctionEvent.SanctionLapsed;
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

  private final SanctionBook book;
  private final SanctionBasis basis;
  private final Instant now;
  private final Ladder ladder;
  private final AskedClaims claims;
  private final SanctionRules rules;
  private final SanctionDrafts drafts;

  /** Something of the customer is, or was, escalated. */
  SanctionReview(SanctionBook book, SanctionBasis basis, Instant now) {
    this.book = book;
    this.basis = basis;
    this.now = now;
    ladder = basis.ladder(Objects.requireNonNull(book.ladder()));
    claims = new AskedClaims(book, basis);
    rules = new SanctionRules(book, basis, claims, now);
    drafts = new SanctionDrafts(book, basis, ladder, rules);
  }

  SanctionRules rules() {
    return rules;
  }

  SanctionDrafts drafts() {
    return drafts;
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
                    drafts.again(each)))
        .toList();
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

  /**
   * The proposals whose cause is gone, and those that would break the order of the ladder or need
   * that nothing is disputed. A settled escalation ends them itself.
   */
  List<SanctionEvent> withdrawn() {
    if (!claims.isOpen()) {
      return List.of();
    }
    if (claims.enough()) {
      return book.proposed().stream()
          .flatMap(each -> withdrawn(each, drafts.rung(each).map(rules::barred)).stream())
          .toList();
    }
    Reason reason = claims.reason();
    String detail = reason == Reason.COVERED ? claims.credits() : null;
    return book.proposed().stream()
        .map(each -> drafts.withdrawn(each, claims.sums(), reason.word(), detail))
        .toList();
  }

  /** A proposal is withdrawn if anything that it needs is missing now; empty = nothing is. */
  List<SanctionEvent> lacking(Measure measure) {
    Evidence evidence = measure.proposed.evidence();
    NamedGround ground = new NamedGround(evidence.ground(), evidence.clause());
    return withdrawn(
        measure, drafts.rung(measure).map(each -> rules.check(each, ground).missing()));
  }

  /**
   * @param missing empty = the ladder has no such step
   */
  private List<SanctionEvent> withdrawn(Measure measure, Optional<List<Lack>> missing) {
    List<Lack> lacks =
        missing.orElseGet(() -> List.of(Lack.of(What.NOT_ON_LADDER, ladder.reference())));
    return lacks.stream()
        .limit(1)
        .map(each -> drafts.withdrawn(measure, claims.sums(), each.word(), each.about()))
        .toList();
  }

  /** Nothing is escalated any more: all that is proposed ends, and all in force is lifted. */
  List<SanctionEvent> settled() {
    List<SanctionEvent> events = new ArrayList<>();
    book.proposed().forEach(each -> events.add(drafts.withdrawn(each, List.of(), "settled", null)));
    book.inForce(ladder).forEach(each -> events.addAll(drafts.lifted(each, SanctionDrafts.CURED)));
    return events;
  }

  /** The sanctions that are cured, the last step first, up to the first that is not. */
  List<SanctionEvent> cured() {
    List<SanctionEvent> events = new ArrayList<>();
    for (Measure each : book.inForce(ladder)) {
      if (!isCured(each)) {
        return events;
      }
      events.addAll(drafts.lifted(each, SanctionDrafts.CURED));
    }
    return events;
  }

  /** An insolvent customer is asked for nothing, and is supplied on credit no more for that. */
  private boolean isCured(Measure measure) {
    Cure cure = drafts.rung(measure).map(Rung::liftedWhen).orElse(Cure.NOTHING_ASKED);
    return switch (cure) {
      case NOTHING_ASKED ->
          claims.items().isEmpty() && (!claims.isOpen() || !basis.insolvent(book.customer(), now));
      case NOTHING_OPEN -> !claims.isOpen();
    };
  }

  /** The one of those in force that has to be lifted first. */
  Measure last() {
    return book.inForce(ladder).getFirst();
  }

  /** Two persons lift it before it is cured. */
  List<SanctionEvent> liftedEarly(Measure measure) {
    return drafts.lifted(measure, SanctionDrafts.EARLY);
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
        ? List.of(drafts.proposed(rung, ground, found, null, null, "system:dunning"))
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

  /** The detail for a person: which sanction stands, or what is asked of what minimum. */
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
}
