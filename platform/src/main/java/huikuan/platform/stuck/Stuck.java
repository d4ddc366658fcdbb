package huikuan.platform.stuck;

import huikuan.platform.web.access.Masking;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A saga, a reaction or a deadline whose handler fails. It is kept with all that waits for it, and
 * tried again.
 *
 * @param id opaque
 * @param reaction the saga or component that fails
 * @param about its subjects: a case, an account, a message
 * @param step the event or deadline that it fails at
 * @param cause the failure of the last try
 * @param since the moment of the first failure
 * @param attempts the number of tries
 * @param nextTry the moment of the next try by itself
 * @param waiting the number of waiting events, the failing one included; 1 for a deadline
 */
public record Stuck(
    String id,
    String reaction,
    List<String> about,
    String step,
    String cause,
    Instant since,
    int attempts,
    Instant nextTry,
    int waiting) {

  /** A place in the order of stuck ones: by the moment, then by the id. */
  public record Place(Instant since, String id) implements Comparable<Place> {

    @Override
    public int compareTo(Place other) {
      return Comparator.comparing(Place::since).thenComparing(Place::id).compare(this, other);
    }
  }

  /** As the current request may show it: a cause can have the words of a mail server in it. */
  public Stuck shown() {
    return new Stuck(
        id, reaction, about, step, Masking.text(cause), since, attempts, nextTry, waiting);
  }

  public Place place() {
    return new Place(since, id);
  }
}
