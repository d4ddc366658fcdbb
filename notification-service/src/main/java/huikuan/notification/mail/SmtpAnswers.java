package huikuan.notification.mail;

import huikuan.platform.link.RecipientLinks;
import jakarta.mail.MessagingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * Interprets a failure to send. A 5xx about the recipient or the mail itself is for good.
 * Everything else may pass: the server is away or busy, or refuses us (our name, our password),
 * which operators can mend. Servers like to repeat the address; the answer is stored, so it is left
 * out.
 */
final class SmtpAnswers {

  /** Stands in a server's words where the address was. */
  static final String RECIPIENT = "<recipient>";

  private static final int LONGEST = 500;

  private SmtpAnswers() {}

  /**
   * @param recipient the address it was sent to
   */
  static Handover of(Exception failure, String recipient) {
    List<Throwable> causes = causes(failure);
    for (Throwable cause : causes) {
      if (isFinal(cause)) {
        return new Handover.Refused(describe(cause, recipient));
      }
    }
    boolean ofRecipient = causes.stream().anyMatch(SMTPAddressFailedException.class::isInstance);
    return new Handover.Deferred(describe(causes.getLast(), recipient), ofRecipient);
  }

  private static boolean isFinal(Throwable cause) {
    return switch (cause) {
      case SMTPAddressFailedException recipient -> recipient.getReturnCode() / 100 == 5;
      case SMTPSendFailedException mail ->
          mail.getReturnCode() / 100 == 5 && !mail.getCommand().startsWith("MAIL");
      default -> false;
    };
  }

  /** The failure and all behind it, outermost first; mail exceptions branch in two ways. */
  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> found = new ArrayList<>();
    Set<Throwable> seen = new HashSet<>();
    Deque<Throwable> waiting = new ArrayDeque<>(List.of(failure));
    while (!waiting.isEmpty()) {
      Throwable next = waiting.remove();
      if (!seen.add(next)) {
        continue;
      }
      found.add(next);
      if (next instanceof MessagingException mail && mail.getNextException() != null) {
        waiting.add(mail.getNextException());
      }
      if (next.getCause() != null) {
        waiting.add(next.getCause());
      }
    }
    return found;
  }

  private static String describe(Throwable cause, String recipient) {
    String text = cause.getClass().getSimpleName() + ": " + cause.getMessage();
    return shortened(withoutAddress(RecipientLinks.withoutSecrets(Letters.line(text)), recipient));
  }

  /** As much of a server's words as is kept. */
  static String shortened(String line) {
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
  }

  private static String withoutAddress(String text, String address) {
    return Pattern.compile("<?" + Pattern.quote(address) + ">?", Pattern.CASE_INSENSITIVE)
        .matcher(text)
        .replaceAll(RECIPIENT);
  }
}
