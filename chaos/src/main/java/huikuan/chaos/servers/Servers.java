package huikuan.chaos.servers;

import huikuan.chaos.oracle.Witness.Mail;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The house as it runs in a campaign. */
public interface Servers extends AutoCloseable {

  /**
   * The things that faults can be made of.
   *
   * @param parts that are killed, by name
   * @param stores the part whose disk is filled
   * @param broker the part that is restarted in order
   * @param sandbox whether time is moved by hand
   */
  record Shape(List<String> parts, String stores, String broker, boolean sandbox) {}

  Shape shape();

  /** Where the gateway listens. */
  String address();

  /** The token that the gateway wants; null = it wants none. */
  default @Nullable String token() {
    return null;
  }

  /** Each a process. */
  List<Part> parts();

  /** The one of that name. */
  default Part part(String name) {
    return parts().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no part " + name));
  }

  /** The file whose growth a full disk stops. */
  Path growing();

  /** The mails in the mail catcher. */
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
