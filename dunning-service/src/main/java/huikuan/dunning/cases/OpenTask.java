package huikuan.dunning.cases;

import huikuan.contracts.Money;
import huikuan.dunning.copy.EvidenceCopy;
import huikuan.dunning.insolvency.OpenFiling;
import huikuan.dunning.letter.DisagreedLetter;
import huikuan.dunning.person.PersonTasks;
import huikuan.dunning.promise.BrokenPromise;
import huikuan.dunning.recipient.RecipientAnswer;
import huikuan.dunning.task.TaskId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task and its claims.
 *
 * @param open an amount for each currency
 * @param dueOn the earliest; null = it has no claims
 * @param letters that the task is about; empty = it is about none
 * @param told by recipients; empty = nothing was
 * @param people that the task is about; empty = it is about none
 * @param copies that did not arrive; empty = it is about none
 * @param promises of its claims that were not kept; empty = it is about none
 * @param payments the claims of which less was paid than was owed; empty = it is about none
 * @param filing in an insolvency; null = it is about none
 */
record OpenTask(
    TaskId id,
    String customerName,
    int claims,
    List<Money> open,
    @Nullable LocalDate dueOn,
    List<DisagreedLetter> letters,
    List<ToldLine> told,
    List<PersonLine> people,
    List<CopyLine> copies,
    List<BrokenPromise> promises,
    List<CaseEntry> payments,
    @Nullable FilingLine filing) {

  /**
   * Claims that are to be filed in an insolvency.
   *
   * @param daysLeft below zero = the last day is over
   */
  record FilingLine(OpenFiling filing, int daysLeft) {}

  /**
   * A line that a recipient told.
   *
   * @param recipient the name that the contact has now; null = it is none any more
   */
  record ToldLine(RecipientAnswer told, @Nullable String recipient) {}

  /**
   * A person at the customer.
   *
   * @param name null = it is forgotten meanwhile
   */
  record PersonLine(PersonTasks.Person person, @Nullable String name) {}

  /**
   * A copy that did not arrive.
   *
   * @param recipient the name that the contact has now; null = it is none any more
   */
  record CopyLine(EvidenceCopy copy, @Nullable String recipient) {}
}
