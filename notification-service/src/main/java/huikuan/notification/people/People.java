package huikuan.notification.people;

import java.time.Instant;
import java.util.Optional;

/** The people that mails go to. Whatever has one mail address is one person. */
public interface People {

  /** What stands for the person in the log: by it nobody finds the address. */
  String at(String address);

  /**
   * When the first of the messages was sent to a person since which none came back; empty = none
   * was sent, or the last one came back.
   */
  Optional<Instant> noBounceSince(String person);
}
