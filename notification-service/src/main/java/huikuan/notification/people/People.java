package huikuan.notification.people;

import java.time.Instant;
import java.util.Optional;

/** The people that mails go to. A person is a mail address: contacts that share one are one. */
public interface People {

  /** The number that stands for the person in the log; the address does not follow from it. */
  String at(String address);

  /**
   * The moment since which no message to a person came back: the first of these was sent then.
   * Empty = none was sent, or the last one came back.
   */
  Optional<Instant> noBounceSince(String person);
}
