package huikuan.dunning.arrangement;

import huikuan.dunning.hold.Hold;
import huikuan.dunning.task.TaskReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event of something that is agreed with a customer, or argued about. */
public interface ArrangementEvent {

  ArrangementId arrangement();

  /**
   * A claim that an arrangement is about.
   *
   * @param position of the last change of its open amount that the arrangement knows, in this
   *     service's log; later ones are brought to it
   */
  record Concerned(String caseId, long position) {}

  /**
   * The part of a claim that is held from now on for the arrangement's sake.
   *
   * @param hold null = nothing is
   * @param by why nothing is
   * @param task that somebody has to see to then; null = none is raised
   * @param cured the task that nobody has to see to any more; null = none ends
   */
  record Holding(
      String caseId,
      @Nullable Hold hold,
      String by,
      @Nullable TaskReason task,
      @Nullable TaskReason cured) {

    public Holding(String caseId, @Nullable Hold hold, String by, @Nullable TaskReason task) {
      this(caseId, hold, by, task, null);
    }

    public static Holding of(String caseId, Hold hold) {
      return new Holding(caseId, hold, "", null);
    }

    public static Holding ended(String caseId, String by, @Nullable TaskReason task) {
      return new Holding(caseId, null, by, task);
    }
  }

  /** The claims that it is about from now on, beside those from before. */
  default List<Concerned> concerned() {
    return List.of();
  }

  /** The changes of the holds of claims; their source is the arrangement. */
  default List<Holding> holdings() {
    return List.of();
  }
}
