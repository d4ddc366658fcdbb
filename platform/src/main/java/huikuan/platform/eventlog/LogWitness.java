package huikuan.platform.eventlog;

import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record outside a log of one of its commits. A log without that commit has lost it.
 *
 * @param name for people: such as {@code Kafka's topic ledger.events}
 * @param hash of the commit, in hexadecimal digits; null = not known
 * @param epoch that the commit was recorded in; null = not known
 */
public record LogWitness(
    String name, long position, @Nullable String hash, @Nullable String epoch) {

  /**
   * Holds it against a log that nobody appends to.
   *
   * @param database that the log is in
   * @return the commits that the log lacks, in words; empty also if they were given up since, by a
   *     restore or because its loss was accepted
   */
  public Optional<String> against(String log, MongoDatabase database) {
    LogHead head = LogHead.in(database);
    LogEpochs epochs = LogEpochs.of(database);
    if (givenUp(epochs)) {
      return Optional.empty();
    }
    if (position > head.commits()) {
      return Optional.of(
          "The %s log ends with commit %d, and %s has commit %d"
              .formatted(log, head.commits(), name, position));
    }
    if (epoch != null && !epochs.knows(epoch)) {
      return Optional.of("%s has commit %d of another %s log".formatted(name, position, log));
    }
    if (hash != null && !hash.equals(LogHead.hashOf(position, database))) {
      return Optional.of(
          "Commit %d of the %s log is not the one that %s has".formatted(position, log, name));
    }
    return Optional.empty();
  }

  /** Tells if it may be of a past that was given up; without epoch or hash nobody knows. */
  private boolean givenUp(LogEpochs epochs) {
    return epoch == null
        ? hash == null && !epochs.onlyOne()
        : epochs.knows(epoch) && !epochs.at(position).id().equals(epoch);
  }
}
