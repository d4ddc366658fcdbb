package huikuan.chaos.servers;

import huikuan.chaos.oracle.Witness.Mail;
import java.nio.file.Path;
import java.util.List;

/** The house as it runs in a campaign. */
public interface Servers extends AutoCloseable {

  /** Where the gateway listens. */
  String address();

  /** What can be hit, each a process. */
  List<Part> parts();

  /** The part with all stores. */
  Part stores();

  /** The file whose growth a full disk stops. */
  Path growing();

  /** Whether time is moved by hand. */
  boolean sandbox();

  /** What lies in the mail catcher. */
  List<Mail> mails();

  /** Returns when all is up. */
  void start();

  /**
   * Ends all in order and answers what is wrong with what is kept; empty if nothing is.
   *
   * @param head the highest position that a document was acknowledged at
   */
  List<String> stopAndVerify(long head);

  @Override
  void close();
}
