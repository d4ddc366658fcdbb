package huikuan.dunning.worklist;

import huikuan.dunning.task.TaskReason;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which rules give points to a customer on a day, and how many. */
final class Points {

  /**
   * Points that a rule gives.
   *
   * @param facts on which; by name
   */
  record Given(PointRule rule, int points, Map<String, String> facts) {}

  private static final String TASKS = "tasks";

  private final CustomerWork work;
  private final PointRules rules;
  private final LocalDate day;
  private final List<Given> given = new ArrayList<>();

  private Points(CustomerWork work, PointRules rules, LocalDate day) {
    this.work = work;
    this.rules = rules;
    this.day = day;
  }

  /** In the order of the rules; a rule that gives none is left out. */
  static List<Given> of(CustomerWork work, PointRules rules, LocalDate day) {
    return new Points(work, rules, day).all();
  }

  static int sum(List<Given> given) {
    int points = 0;
    for (Given each : given) {
      points += each.points();
    }
    return points;
  }

  private List<Given> all() {
    work.sums().values().forEach(this::amount);
    daysLate();
    promise();
    if (work.next() != null && !work.isLater(day)) {
      plain(PointRule.FOLLOW_UP_DUE, "on", work.next().on().toString());
    }
    tasks();
    return given;
  }

  private void amount(Sums sums) {
    if (sums.toBeCollected().signum() > 0) {
      int points = rules.ofAmount(sums.toBeCollected());
      Map<String, String> facts = new TreeMap<>();
      facts.put("amount", sums.toBeCollected().toString());
      var from = rules.bandOf(sums.toBeCollected());
      if (from != null) {
        facts.put("from", from.toString());
      }
      give(PointRule.AMOUNT, points, facts);
    }
  }

  private void daysLate() {
    LocalDate due = work.oldestDue();
    if (due != null) {
      int days = Math.toIntExact(ChronoUnit.DAYS.between(due, day));
      give(
          PointRule.DAYS_LATE,
          rules.ofDaysLate(days),
          Map.of("days", Integer.toString(days), "dueOn", due.toString()));
    }
  }

  /** A passed day and the task of a broken promise may be of the same promise. */
  private void promise() {
    Map<String, String> facts = new TreeMap<>();
    LocalDate promised = work.promisedFor();
    if (promised != null && promised.isBefore(day) && work.isToBeCollected()) {
      facts.put("promisedFor", promised.toString());
    }
    String broken = tasksOf(PointRule.PROMISE_PASSED);
    if (!broken.isEmpty()) {
      facts.put(TASKS, broken);
    }
    if (!facts.isEmpty()) {
      give(PointRule.PROMISE_PASSED, rules.of(PointRule.PROMISE_PASSED), facts);
    }
  }

  private void tasks() {
    if (work.sanctionProposed()) {
      give(PointRule.SANCTION_PROPOSED, rules.of(PointRule.SANCTION_PROPOSED), Map.of());
    }
    if (work.nobodyToWriteTo()) {
      give(PointRule.NOBODY_TO_WRITE_TO, rules.of(PointRule.NOBODY_TO_WRITE_TO), Map.of());
    }
    if (!work.tasks().isEmpty()) {
      for (PointRule each : PointRule.PLAIN) {
        String reasons = each == PointRule.PROMISE_PASSED ? "" : tasksOf(each);
        if (!reasons.isEmpty()) {
          plain(each, TASKS, reasons);
        }
      }
    }
  }

  private String tasksOf(PointRule rule) {
    return work.tasksOf(reason -> ruleOf(reason) == rule);
  }

  /** The rule that a task comes under. */
  static PointRule ruleOf(TaskReason reason) {
    return switch (reason) {
      case POSTED_LONG_AGO, DUE_FAR_AHEAD, UNUSUAL_AMOUNT, VERY_LATE -> PointRule.REVIEW;
      case LETTER_DISAGREED -> PointRule.LETTER_DISAGREED;
      case INVOICE_MISSING, ACCEPTANCE_MISSING, IN_APPROVAL, NO_BUDGET, SAID_PAID -> PointRule.TOLD;
      case PAYMENT_PROMISED, PERSON_NAMED, OFFER_ANSWERED_LATE -> PointRule.TOLD;
      case PERSON_STALE -> PointRule.PERSON_STALE;
      case UNALLOCATED_MONEY, GOODS_UNCONFIRMED, NOT_READY, MILESTONE_OVERDUE ->
          PointRule.OTHER_TASK;
      case PROMISE_BROKEN, CONCESSION_MISSED -> PointRule.PROMISE_PASSED;
      case OWN_STEP, SHORT_PAID, DISPUTE_OVERDUE, CONCESSION_REFUSED -> PointRule.OTHER_TASK;
      case OWN_FAULT -> PointRule.OTHER_TASK;
      case SANCTION_LACKS, SANCTION_UNANSWERED -> PointRule.OTHER_TASK;
      case KEEPING_ENDED, GUARANTEE_ENDING, COPY_FAILED -> PointRule.OTHER_TASK;
      case CLAIM_FILING, INSURER_NOTICE -> PointRule.OTHER_TASK;
    };
  }

  private void plain(PointRule rule, String name, String fact) {
    give(rule, rules.of(rule), Map.of(name, fact));
  }

  private void give(PointRule rule, int points, Map<String, String> facts) {
    if (points > 0) {
      given.add(new Given(rule, points, facts));
    }
  }
}
