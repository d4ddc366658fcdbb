package huikuan.platform.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.platform.intake.IntakeStation.Stopped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a service does, now.
 *
 * @param stuck sagas, reactions, deadlines and jobs whose handler fails
 */
record ServiceStatus(
    String service,
    Log log,
    List<ProcessorAt> processors,
    List<RelayAt> relay,
    IntakeAt intake,
    DeadlinesDue deadlines,
    List<WorkDue> work,
    long stuck,
    Dead dead,
    List<Part> health) {

  /**
   * @param head commits
   * @param root null while the log is empty
   */
  record Log(long head, String epoch, @Nullable Root root) {}

  /**
   * The Merkle root over the log's first commits.
   *
   * @param root in hexadecimal digits
   */
  record Root(long position, String root) {}

  /**
   * A projection or the processor of sagas.
   *
   * @param position the last commit that it has handled; -1 = it is down, and tries again
   * @param behind true if it lags, else not told
   */
  record ProcessorAt(String name, long position, long lag, @Nullable Boolean behind) {}

  /**
   * @param lag commits not yet told
   */
  record RelayAt(String topic, long lag) {}

  /**
   * @param lag records not yet taken; null while Kafka is away
   */
  record IntakeAt(
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long lag, @Nullable Stopped stopped) {}

  record DeadlinesDue(long overdue) {}

  record WorkDue(String worker, long due) {}

  /** The numbers of dead records. */
  record Dead(long waiting, long sentAgain, long givenUp) {}

  /**
   * @param status {@code UP}, {@code DOWN}, {@code UNKNOWN}, …
   */
  record Part(String name, String status, @Nullable String detail) {}
}
