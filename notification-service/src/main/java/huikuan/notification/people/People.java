package huikuan.notification.people;

import java.time.Instant;
import java.util.Optional;

/** The recipients of mails. A person is a mail address: contacts that share one are one person. */
public interface People {

  /** The number that stands for a person in the log. The address can't be derived from it. */
  String at(String address);

  /**
   * The moment at which the first of the messages since the last bounce was sent; empty = none was
   * sent, or the last one bounced.
   */
  Optional<Instant> noBounceSince(String person);
}
