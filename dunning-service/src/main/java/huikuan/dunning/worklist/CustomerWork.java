package huikuan.dunning.worklist;

import huikuan.contracts.CustomerId;
import huikuan.dunning.talk.NextDate;
import huikuan.dunning.task.TaskId;
import huikuan.dunning.task.TaskReason;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a customer stands on a day.
 *
 * @param sums by currency; empty = nothing is open
 * @param oldestDue the due date of its oldest claim to be collected; null = nothing is
 * @param level the last one taken for that claim; null = none
 * @param nobodyToWriteTo whether a message is due and there is nobody
 * @param sanctionProposed whether one is
 * @param tasks the ids of those that are open
 * @param promisedFor the day for which a recipient promises a payment; null = none does
 * @param next when somebody follows up; null = nobody has said
 */
record CustomerWork(
    CustomerId customer,
    SortedMap<String, Sums> sums,
    @Nullable LocalDate oldestDue,
    @Nullable String level,
    boolean nobodyToWriteTo,
    boolean sanctionProposed,
    SortedSet<String> tasks,
    @Nullable LocalDate promisedFor,
    @Nullable NextDate next) {

  /** Whether an amount is to be collected. */
  boolean isToBeCollected() {
    return oldestDue != null;
  }

  /** Whether somebody follows up on a later day. */
  boolean isLater(LocalDate day) {
    return next != null && next.on().isAfter(day);
  }

  /** The words of the reasons of its open tasks that match. */
  String tasksOf(Predicate<TaskReason> which) {
    return String.join(
        " ",
        tasks.stream()
            .map(each -> TaskId.parse(each).reason())
            .filter(which)
            .map(TaskReason::word)
            .toList());
  }
}
