package huikuan.dunning.claim;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.Cover.Owed;
import huikuan.contracts.Cover.Unapplied;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.dunning.Contacts;
import huikuan.dunning.claim.ClaimCommand.ChangeOpenAmount;
import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimCommand.Document;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.OpenCase;
import huikuan.dunning.claim.ClaimCommand.PlaceHold;
import huikuan.dunning.claim.ClaimCommand.PlanAnew;
import huikuan.dunning.claim.ClaimCommand.RecordDemand;
import huikuan.dunning.claim.ClaimCommand.ReportDelivery;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.dunning.claim.ClaimEvent.ClaimEscalated;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.ContactMissing;
import huikuan.dunning.claim.ClaimEvent.DemandArrived;
import huikuan.dunning.claim.ClaimEvent.Held;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.claim.ClaimEvent.StepBounced;
import huikuan.dunning.claim.ClaimEvent.StepRequested;
import huikuan.dunning.claim.ClaimEvent.StepTaken;
import huikuan.dunning.claim.ClaimEvent.StepsPlanned;
import huikuan.dunning.claim.Decision.Nothing;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.claim.Decision.Take;
import huikuan.dunning.companies.Chasing;
import huikuan.dunning.cover.AccountCover;
import huikuan.dunning.cover.Covers;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.hold.HoldInForce;
import huikuan.dunning.hold.HoldsInForce;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.policy.Step;
import huikuan.platform.calendar.WorkingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Generated histories of one invoice each: posted in time or late, paid in parts or not at all,
 * credited, its payments bounced, its steps fired in time, late or twice, its customer with and
 * without somebody to write to, it or a part of it or its customer on hold, with and without money
 * that covers it, demanded by letter. What was taken is compared with a model that knows nothing of
 * plans: it looks at the calendar only.
 */
class ChasingPropertyTest {

  private static final AccountId ACCOUNT = AccountId.parse("CN01.0379-NEVHP.EUR");
  private static final Money AMOUNT = Money.parse("100.00 EUR");
  private static final LocalDate DUE = LocalDate.of(2013, 3, 1);
  private static final List<String> LEVELS = Arrays.asList("reminder-1", "reminder-2", "demand");
  private static final List<Integer> DAYS = List.of(3, 10, 20, 30);
  private static final List<Integer> DISTANCES = List.of(0, 7, 10, 10);
  private static final int BY_LETTER = 0;
  private static final WorkingDays DAYS_OFF = WorkingDays.MONDAY_TO_FRIDAY;
  private static final List<String> ZONES =
      List.of("Asia/Shanghai", "America/New_York", "Europe/Berlin", "Pacific/Auckland");

  @ParameterizedTest(name = "seeds from {0}")
  @ValueSource(longs = {1, 20_130_301, 611_365})
  void whatIsTakenIsWhatTheCalendarCallsFor(long seed) {
    for (long n = 0; n < 400; n++) {
      new History(seed + n).play();
    }
  }

  /** One invoice's life, hour by hour until 120 days after it was due. */
  private static final class History {

    private final long seed;
    private final Random random;
    private ZoneId zone;
    private final Instant recordedAt;
    private final Instant end;
    private Instant chasedFrom;
    private final List<ClaimEvent> taken = new ArrayList<>();
    private final Claim claim;
    private List<PlannedStep> plan;
    private Money open = AMOUNT;
    private boolean reachable;
    private boolean waitsForCompany;
    private long position;
    private final List<String> reached = new ArrayList<>();
    private final List<Integer> reachedBy = new ArrayList<>();
    private final List<LocalDate> reachedOn = new ArrayList<>();
    private final Set<String> letters = new HashSet<>();
    private @Nullable LocalDate sparedOn;
    private @Nullable LocalDate escalatedOn;
    private @Nullable Instant wakeAt;

    /** The step that was asked for last, and when its message leaves, or fails. */
    private @Nullable StepRequested underWay;

    private @Nullable Instant reportedAt;

    /** Open at any time, from a day on, or closed; and what is known of receipts. */
    private Chasing chasing = Examples.ALWAYS;

    /** The claim's holds by their sources, and its customer's; over ones may be there still. */
    private final Map<String, HoldInForce> holds = new HashMap<>();

    private @Nullable HoldInForce customerHold;

    /** Money of the account that stands against nothing, in minor units. */
    private long unapplied;

    /** A message that left, and when it comes back. */
    private @Nullable StepRequested returning;

    private @Nullable Instant returnedAt;

    /** The address that the customer's data has takes no mail. */
    private boolean refused;

    History(long seed) {
      this.seed = seed;
      random = new Random(seed);
      zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
      Instant due = DUE.atStartOfDay(zone).toInstant();
      recordedAt = due.plus(random.nextInt(60 * 60) - 20 * 60, ChronoUnit.HOURS);
      chasedFrom = recordedAt;
      end = due.plus(120, ChronoUnit.DAYS);
      reachable = random.nextInt(4) > 0;
      InvoicePosted invoice =
          new InvoicePosted(ACCOUNT, "1", DUE.minusDays(30), null, DUE, open, null, null, null);
      ClaimEvent opened =
          Claim.open(
                  new OpenCase(
                      "reminder.CN01.1",
                      Terms.of(invoice),
                      customer(),
                      Examples.IMPATIENT,
                      recordedAt),
                  DAYS_OFF)
              .getFirst();
      claim = new Claim((CaseOpened) opened);
      plan = ((CaseOpened) opened).plan();
      wake();
    }

    void play() {
      for (Instant now = recordedAt; now.isBefore(end); now = now.plus(1, ChronoUnit.HOURS)) {
        if (random.nextInt(300) == 0) {
          change(now);
        }
        if (reportedAt != null && !reportedAt.isAfter(now)) {
          report(now);
        }
        if (returnedAt != null && !returnedAt.isAfter(now)) {
          bounce(now);
        }
        if (random.nextInt(300) == 0) {
          zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
          planAnew(now);
        }
        if (random.nextInt(200) == 0) {
          reachable = !reachable;
          refused = false;
          planAnew(now);
        }
        if (random.nextInt(250) == 0) {
          sayOfCompany(now);
        }
        if (random.nextInt(150) == 0) {
          changeHolds(now);
        }
        if (random.nextInt(1_500) == 0) {
          arrive(now);
        }
        if (random.nextInt(150) == 0) {
          unapplied = 2_000L * random.nextInt(6);
        }
        endHolds(now);
        if (wakeAt != null && !wakeAt.isAfter(now)) {
          wakeAt = null;
          chase(now);
        }
        if (random.nextInt(50) == 0) {
          chase(now);
        }
      }
      assertNothingLost();
    }

    /** The company says something, and a case that waits for it decides anew. */
    private void sayOfCompany(Instant now) {
      LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
      LocalDate from =
          switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> today.plusDays(random.nextInt(5));
            default -> LocalDate.EPOCH;
          };
      LocalDate through = random.nextInt(3) == 0 ? today.minusDays(random.nextInt(5)) : null;
      chasing = new Chasing(from, through, ZoneOffset.UTC, WorkingDays.MONDAY_TO_FRIDAY);
      if (waitsForCompany) {
        chase(now);
      }
    }

    /** A hold of the claim, of a part of it or of its customer is placed, or ended early. */
    private void changeHolds(Instant now) {
      String source = random.nextBoolean() ? "manual" : "dispute";
      LocalDate until = day(now).plusDays(random.nextInt(15));
      List<String> parts = Arrays.asList(null, "10.00 EUR", "30.00 EUR", "70.00 EUR", "100.00 EUR");
      String part = parts.get(random.nextInt(parts.size()));
      switch (random.nextInt(6)) {
        case 0 -> {
          Hold all = new Hold("manual", "merger", until, null, null);
          customerHold = new HoldInForce(all, all.endsIn(zone));
          planAnew(now);
        }
        case 1 -> {
          customerHold = null;
          planAnew(now);
        }
        case 2 -> end(source, Hold.RESUMED, now);
        default ->
            place(
                new Hold(source, "reason", until, part == null ? null : Money.parse(part), null),
                now);
      }
    }

    private void place(Hold hold, Instant now) {
      if (open.signum() == 0) {
        return;
      }
      HoldInForce before = holds.get(hold.source());
      boolean same = before != null && before.hold().equals(hold);
      if (!same) {
        holds.put(hold.source(), new HoldInForce(hold, hold.endsIn(zone)));
      }
      PlaceHold place = new PlaceHold("reminder.CN01.1", hold, now, customer());
      List<ClaimEvent> events = claim.hold(place, schedule());
      assertThat(events.isEmpty()).as("seed %d", seed).isEqualTo(same);
      accept(events, now);
      assertThat(claim.hold(place, schedule())).as("again, seed %d", seed).isEmpty();
    }

    /** In time, or some hours or days late; what is not over does not expire. */
    private void endHolds(Instant now) {
      for (HoldInForce each : List.copyOf(holds.values())) {
        boolean over = !each.endsAt().isAfter(now);
        if (over ? isToldOfEnd() : random.nextInt(200) == 0) {
          end(each.hold().source(), Hold.EXPIRED, now);
        }
      }
      if (customerHold != null && !customerHold.endsAt().isAfter(now) && isToldOfEnd()) {
        customerHold = null;
        planAnew(now);
      }
    }

    private boolean isToldOfEnd() {
      return random.nextInt(seed % 2 == 0 ? 24 : 2) == 0;
    }

    private void end(String source, String by, Instant now) {
      HoldInForce held = holds.get(source);
      boolean ends = held != null && (by.equals(Hold.RESUMED) || !held.endsAt().isAfter(now));
      if (ends) {
        holds.remove(source);
      }
      EndHold end = new EndHold("reminder.CN01.1", source, by, now, customer());
      List<ClaimEvent> events = claim.endHold(end, schedule());
      assertThat(events.isEmpty()).as("seed %d", seed).isEqualTo(!ends);
      accept(events, now);
    }

    /** The sum of what is in force at a moment, and never more than an amount. */
    private long held(Money of, Instant at) {
      if (customerHold != null && customerHold.endsAt().isAfter(at)) {
        return of.minorUnits();
      }
      long sum = sum(holds.values().stream().filter(each -> each.endsAt().isAfter(at)).toList());
      return Math.min(of.minorUnits(), sum);
    }

    private static long sum(Collection<HoldInForce> of) {
      return of.stream()
          .map(each -> each.hold().amount())
          .mapToLong(amount -> amount == null ? AMOUNT.minorUnits() : amount.minorUnits())
          .sum();
    }

    private boolean isHeld(Instant at) {
      return open.signum() > 0 && held(open, at) == open.minorUnits();
    }

    private void assertAddsUp(@Nullable Held together) {
      long sum = Math.min(AMOUNT.minorUnits(), sum(holds.values()));
      assertThat(together == null ? 0 : together.amount().minorUnits())
          .as("held together, seed %d", seed)
          .isEqualTo(sum);
    }

    private boolean isLetBy(Instant now) {
      return chasing.isOpenOn(day(now)) && chasing.missingReceipts(now).isEmpty();
    }

    private void planAnew(Instant now) {
      PlanAnew news = new PlanAnew("reminder.CN01.1", now, customer());
      accept(claim.planAnew(news, schedule(), Examples.READY), now);
    }

    /** What is due and could be sent is sent, or waits for its moment. */
    private void assertNothingLost() {
      boolean waits = reportedAt != null || waitsForCompany && !isLetBy(end);
      boolean unsent = open.signum() > 0 && canBeReached() && !waits && due(end) != null;
      assertThat(unsent && wakeAt == null).as("lost, seed %d", seed).isFalse();
    }

    private void chase(Instant now) {
      boolean closed =
          isWeekend(day(now))
              || !isInHours(now)
              || !isLetBy(now)
              || reportedAt != null
              || isHeld(now);
      String expected = open.signum() == 0 || !canBeReached() || closed ? null : due(now);
      boolean escalates =
          open.signum() > 0
              && escalatedOn == null
              && !closed
              && isEscalationDue(now)
              && !isSpared(now)
              && chased(now) > unapplied;
      boolean spared =
          open.signum() > 0
              && escalatedOn == null
              && !closed
              && isEscalationDue(now)
              && !isSpared(now)
              && chased(now) <= unapplied;
      Covers covers = any -> cover(now);
      Decision decision = claim.decide(schedule(), customer(), now, covers, Examples.READY);
      assertDecided(decision, expected, escalates, now);
      int before = taken.size();
      waitsForCompany = decision instanceof Nothing nothing && nothing.reason().ofCompany();
      Chase command = new Chase("reminder.CN01.1", now, customer());
      accept(claim.chase(decision, schedule(), command, Examples.READY), now);
      List<ClaimEvent> fresh = taken.subList(before, taken.size());
      List<String> levels =
          fresh.stream()
              .filter(StepRequested.class::isInstance)
              .map(e -> ((StepRequested) e).level())
              .toList();
      assertThat(levels)
          .as("seed %d at %s", seed, now)
          .isEqualTo(expected == null ? List.of() : List.of(expected));
      assertThat(fresh.stream().anyMatch(ClaimEscalated.class::isInstance))
          .as("escalated, seed %d at %s", seed, now)
          .isEqualTo(escalates);
      assertNeverTwice();
      if (expected != null) {
        reportedAt = now.plus(random.nextInt(2) * random.nextInt(20 * 24), ChronoUnit.HOURS);
      }
      if (escalates) {
        escalatedOn = day(now);
      }
      if (spared) {
        sparedOn = day(now);
      }
    }

    private boolean isEscalationDue(Instant now) {
      return "demand".equals(last()) && isDue(3, now);
    }

    /** It was covered, and is not asked about again for five working days. */
    private boolean isSpared(Instant now) {
      if (sparedOn == null) {
        return false;
      }
      LocalDate again = sparedOn;
      for (int left = 5; left > 0; left--) {
        do {
          again = again.plusDays(1);
        } while (isWeekend(again));
      }
      return schedule().firstFrom(again).isAfter(now);
    }

    /** What is open and not on hold. */
    private long chased(Instant at) {
      return open.minorUnits() - held(open, at);
    }

    private AccountCover cover(Instant now) {
      Money held = new Money(held(open, now), AMOUNT.currency());
      Money money = new Money(unapplied, AMOUNT.currency());
      return new AccountCover(
          List.of(new Owed(new ItemName(ItemKind.INVOICE, "1"), DUE, null, open.minus(held), held)),
          unapplied == 0 ? List.of() : List.of(new Unapplied("receipt R-9", null, money)),
          false);
    }

    /** For every claim and moment there is a step, or a reason. */
    private void assertDecided(
        Decision decision, @Nullable String expected, boolean escalates, Instant now) {
      String step = escalates ? "escalation" : expected;
      switch (decision) {
        case Take(Step it, Money asked) -> {
          assertThat(it.level()).as("seed %d at %s", seed, now).isEqualTo(step);
          assertThat(asked.minorUnits())
              .as("asked, seed %d at %s", seed, now)
              .isEqualTo(chased(now) - (escalates ? unapplied : 0));
        }
        case Nothing(Reason reason, _, Instant until, _) -> {
          assertThat(step).as("seed %d at %s: %s", seed, now, reason).isNull();
          assertThat(until == null || until.isAfter(now)).as("seed %d at %s", seed, now).isTrue();
          boolean right =
              switch (reason) {
                case CLOSED -> open.signum() == 0;
                case UNDER_WAY -> reportedAt != null;
                case CHASING_CLOSED -> !chasing.isOpenOn(day(now));
                case RECEIPTS_MISSING -> chasing.missingReceipts(now).isPresent();
                case NO_CONTACT_DAY -> isWeekend(day(now));
                case OUTSIDE_HOURS -> !isWeekend(day(now)) && !isInHours(now);
                case NOBODY_TO_WRITE_TO -> !canBeReached() && due(now) != null;
                case NOT_DUE -> due(now) == null && (!isEscalationDue(now) || escalatedOn != null);
                case COVERED -> isEscalationDue(now) && (isSpared(now) || chased(now) <= unapplied);
                case ON_HOLD ->
                    isHeld(now) && until != null && isHeld(until.minusMillis(1)) && !isHeld(until);
                case ESCALATED, NEEDS_REVIEW, NO_STEP_LEFT, BELOW_MINIMUM -> false;
                case NOT_READY, OWN_CAUSE, AFTER_HOLD, WITH_A_PERSON -> false;
              };
          boolean passedOver =
              isHeld(now)
                  && reason != Reason.ON_HOLD
                  && reason != Reason.ESCALATED
                  && reason != Reason.UNDER_WAY;
          assertThat(passedOver).as("on hold, seed %d at %s: %s", seed, now, reason).isFalse();
          assertThat(right).as("%s, seed %d at %s", reason, seed, now).isTrue();
        }
      }
    }

    /** The message has left, or its address takes none: then the step is still to be taken. */
    private void report(Instant now) {
      StepRequested step = requireNonNull(underWay);
      boolean sent = random.nextInt(4) > 0;
      reportedAt = null;
      if (sent) {
        int at = placeOf(step);
        reached.add(at, step.level());
        reachedBy.add(at, step.request());
        reachedOn.add(at, day(now));
        if (random.nextInt(6) == 0) {
          returning = step;
          returnedAt = now.plus(random.nextInt(15 * 24), ChronoUnit.HOURS);
        }
      } else {
        refused = true;
      }
      report(step, sent ? "sent" : "failed", now);
    }

    private void report(StepRequested step, String outcome, Instant now) {
      ReportDelivery report =
          new ReportDelivery(
              "reminder.CN01.1",
              step.request(),
              step.level(),
              "m-" + step.request(),
              outcome,
              "anna",
              now,
              "detail",
              now,
              customer());
      accept(claim.reportDelivery(report, schedule()), now);
      assertThat(claim.reportDelivery(report, schedule())).as("again, seed %d", seed).isEmpty();
    }

    /** A letter arrived that demands it, or a proof of it came again or late. */
    private void arrive(Instant now) {
      String letter = "L-" + random.nextInt(3);
      String proof = random.nextBoolean() ? "no-bounce" : "signed-for";
      LocalDate on = day(now).minusDays(random.nextInt(6));
      boolean first = letters.stream().noneMatch(each -> each.startsWith(letter));
      boolean news = letters.add(letter + " " + proof);
      boolean again = escalatedOn != null && open.signum() > 0;
      boolean counts = first && (again || !reached.contains("demand"));
      RecordDemand record =
          new RecordDemand("reminder.CN01.1", letter, proof, on, AMOUNT, now, customer());
      List<ClaimEvent> events = claim.recordDemand(record, schedule());
      if (counts) {
        reached.add("demand");
        reachedBy.add(BY_LETTER);
        reachedOn.add(on);
      }
      assertThat(events.isEmpty()).as("seed %d", seed).isEqualTo(!news);
      assertThat(events.stream().filter(DemandArrived.class::isInstance).count())
          .as("seed %d", seed)
          .isEqualTo(news ? 1 : 0);
      accept(events, now);
      assertThat(claim.recordDemand(record, schedule())).as("again, seed %d", seed).isEmpty();
    }

    /** Where a step stands among those taken: before a letter's demand that came meanwhile. */
    private int placeOf(StepRequested step) {
      boolean passed =
          !reachedBy.isEmpty()
              && reachedBy.getLast() == BY_LETTER
              && LEVELS.indexOf(last()) > LEVELS.indexOf(step.level());
      return passed ? reached.size() - 1 : reached.size();
    }

    /** The message came back: its step is still to be taken, unless something came after it. */
    private void bounce(Instant now) {
      StepRequested step = requireNonNull(returning);
      returnedAt = null;
      refused = true;
      boolean newest =
          reportedAt == null && !reachedBy.isEmpty() && reachedBy.getLast() == step.request();
      boolean passed = escalatedOn != null && !reachedOn.getLast().isAfter(escalatedOn);
      if (newest && open.signum() > 0 && !passed) {
        reachedBy.removeLast();
        reached.removeLast();
        reachedOn.removeLast();
        sparedOn = null;
      }
      report(step, "bounced", now);
    }

    private boolean canBeReached() {
      return reachable && !refused;
    }

    private LocalDate day(Instant moment) {
      return moment.atZone(zone).toLocalDate();
    }

    private boolean isInHours(Instant moment) {
      int hour = moment.atZone(zone).getHour();
      return hour >= 8 && hour < 17;
    }

    private @Nullable String last() {
      return reached.isEmpty() ? null : reached.getLast();
    }

    /** The level after the last one, if its day and its earliest moment have come. */
    private @Nullable String due(Instant now) {
      if (escalatedOn != null) {
        return isAgainDue(escalatedOn, now) ? "demand" : null;
      }
      int next = LEVELS.indexOf(last()) + 1;
      return next < LEVELS.size() && isDue(next, now) ? LEVELS.get(next) : null;
    }

    /** Thirty days after the escalation, and after each demand since. */
    private boolean isAgainDue(LocalDate escalated, Instant now) {
      LocalDate last = reachedOn.getLast();
      return isReached((last.isAfter(escalated) ? last : escalated).plusDays(30), now);
    }

    private boolean isDue(int step, Instant now) {
      LocalDate counted = DUE.plusDays(DAYS.get(step));
      LocalDate distant =
          reachedOn.isEmpty() ? counted : reachedOn.getLast().plusDays(DISTANCES.get(step));
      return isReached(counted.isBefore(distant) ? distant : counted, now);
    }

    private boolean isReached(LocalDate first, Instant now) {
      Instant nine = nineOnOrAfter(first);
      LocalDate day = chasedFrom.atZone(zone).toLocalDate();
      Instant sameDay = day.atTime(9, 0).atZone(zone).toInstant();
      Instant earliest = nineOnOrAfter(sameDay.isAfter(chasedFrom) ? day : day.plusDays(1));
      return !now.isBefore(nine) && !now.isBefore(earliest);
    }

    private Instant nineOnOrAfter(LocalDate day) {
      LocalDate at = day;
      while (isWeekend(at)) {
        at = at.plusDays(1);
      }
      return at.atTime(9, 0).atZone(zone).toInstant();
    }

    private static boolean isWeekend(LocalDate day) {
      return day.getDayOfWeek().getValue() > 5;
    }

    private void assertNeverTwice() {
      List<String> levels = new ArrayList<>();
      for (ClaimEvent event : taken) {
        switch (event) {
          case StepTaken step -> levels.add(step.level());
          case StepBounced _ -> levels.removeLast();
          default -> {}
        }
      }
      List<String> once = levels.stream().filter(level -> !level.equals("demand")).toList();
      Set<String> different = new HashSet<>(once);
      assertThat(different).as("seed %d", seed).hasSize(once.size());
      assertThat(levels.stream().map(LEVELS::indexOf).toList()).as("seed %d", seed).isSorted();
    }

    /** A receipt or a credit note, or the reversal of one that was. */
    private void change(Instant now) {
      Money before = open;
      boolean less = open.signum() > 0 && (open.equals(AMOUNT) || random.nextBoolean());
      Money part = random.nextBoolean() ? AMOUNT : Money.parse("30.00 EUR");
      open = less ? open.minus(part.min(open)) : open.plus(part.min(AMOUNT.minus(open)));
      if (before.signum() == 0) {
        chasedFrom = now;
        escalatedOn = null;
        sparedOn = null;
      }
      position++;
      String kind = less ? random.nextBoolean() ? "receipt" : "creditNote" : "reversal";
      ChangeOpenAmount change =
          new ChangeOpenAmount(
              "reminder.CN01.1",
              new Document(kind, "D-" + position, DUE),
              open.minus(before),
              open,
              position,
              null,
              now,
              customer());
      accept(claim.follow(change, schedule()), now);
      assertThat(claim.follow(change, schedule())).as("again, seed %d", seed).isEmpty();
    }

    private void accept(List<ClaimEvent> events, Instant now) {
      for (ClaimEvent event : events) {
        claim.remember(event);
        if (event instanceof StepsPlanned planned) {
          plan = planned.plan();
          assertThat(plan).as("held, seed %d", seed).noneMatch(step -> isHeld(step.at()));
          assertThat(plan).as("seed %d", seed).allMatch(step -> step.at().isAfter(now));
          wake();
        }
        if (event instanceof StepRequested step) {
          assertThat(step.open()).as("seed %d", seed).isEqualTo(open);
          long held = step.held() == null ? 0 : step.held().minorUnits();
          assertThat(held).as("seed %d at %s", seed, now).isEqualTo(held(open, now));
          assertThat(held).as("seed %d at %s", seed, now).isLessThan(open.minorUnits());
          underWay = step;
        }
        if (event instanceof CaseReopened again) {
          plan = again.plan();
          assertThat(plan).as("seed %d", seed).allMatch(step -> step.at().isAfter(now));
          wake();
        }
        if (event instanceof ClaimHeld placed) {
          assertAddsUp(placed.all());
        }
        if (event instanceof HoldEnded ended) {
          holds.remove(ended.source());
          assertAddsUp(ended.left());
        }
        if (event instanceof CaseClosed) {
          wakeAt = null;
        }
        if (!(event instanceof ContactMissing)) {
          taken.add(event);
        }
      }
      claim.heed(customer(), schedule(), now).forEach(claim::remember);
      assertThat(claim.heed(customer(), schedule(), now))
          .as("heeded once, seed %d", seed)
          .isEmpty();
    }

    /** As a deadline would: in time, or late by up to four days. */
    private void wake() {
      wakeAt =
          plan.isEmpty()
              ? null
              : plan.getFirst()
                  .at()
                  .plus(
                      random.nextInt(3) > 0 ? Duration.ZERO : Duration.ofHours(random.nextInt(96)));
    }

    private Schedule schedule() {
      return claim.schedule(Examples.IMPATIENT, customer(), DAYS_OFF);
    }

    private Customer customer() {
      Contact anna = Contacts.responsible("anna", "Anna", "anna@acme.example");
      return new Customer(
          ACCOUNT.customerId(),
          "ACME",
          zone,
          "DE",
          null,
          reachable ? List.of(anna) : List.of(),
          refused ? Set.of("anna") : Set.of(),
          Map.of(),
          null,
          chasing,
          customerHold == null ? HoldsInForce.NONE : HoldsInForce.NONE.with(customerHold),
          null);
    }
  }
}
