package huikuan.embedded;

import static java.util.stream.Collectors.toSet;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mail server that sends nothing on: it takes every mail for anybody and keeps it.
 *
 * <p>A mail is a file on the disk before its sender hears that it was taken. A second mail with the
 * same message id is taken and dropped, as mail servers that suppress duplicate deliveries do; so a
 * sender that doesn't know whether it was heard may send again.
 */
public final class MailCatcher implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(MailCatcher.class);

  /** The name of the sender that the password is for. */
  public static final String USER = "huikuan";

  private static final int STARTUP_MILLIS = 15_000;
  private static final int SHOWN = 1_000;

  private final DirectoryLock lock;
  private final MailFolder folder;
  private final GreenMail server;
  private final boolean imap;
  private final Mailboxes mailboxes;
  private final AtomicLong suppressed = new AtomicLong();

  private @Nullable MovingMessage arriving;
  private boolean arrivingIsNew;

  private MailCatcher(
      DirectoryLock lock,
      MailFolder folder,
      ServerSetup[] setups,
      @Nullable String password,
      int shown) {
    this.lock = lock;
    this.folder = folder;
    this.imap = setups.length > 1;
    this.server = password == null ? forAnybody(setups) : asking(setups, password);
    this.mailboxes = new Mailboxes(server.getUserManager(), password, shown);
  }

  private static GreenMail forAnybody(ServerSetup[] setups) {
    GreenMail server = new GreenMail(setups);
    server.withConfiguration(new GreenMailConfiguration().withDisabledAuthentication());
    return server;
  }

  private static GreenMail asking(ServerSetup[] setups, String password) {
    GreenMail server = new AskingMailServer(setups);
    server.withConfiguration(
        new GreenMailConfiguration().withUser(USER + "@localhost", USER, password));
    return server;
  }

  /**
   * Starts on loopback with the mails that are in the directory, for anybody on this machine.
   *
   * @param imapPort where the newest thousand can be read with a mail program (any name and
   *     password); less than 0 for not at all
   * @throws PortTaken if somebody listens on one of the ports
   * @throws DataDirectoryInUse if another catcher runs on the directory
   */
  public static MailCatcher start(Path directory, int smtpPort, int imapPort) {
    return start(directory, smtpPort, imapPort, null, SHOWN);
  }

  /**
   * As that, for those who know the password.
   *
   * @param password of {@link #USER} to send mail, and of each address that has mail to read it
   */
  public static MailCatcher start(Path directory, int smtpPort, int imapPort, String password) {
    return start(directory, smtpPort, imapPort, password, SHOWN);
  }

  static MailCatcher start(
      Path directory, int smtpPort, int imapPort, @Nullable String password, int shown) {
    List<ServerSetup> setups = new ArrayList<>();
    setups.add(setup("mail (SMTP)", smtpPort, ServerSetup.PROTOCOL_SMTP));
    if (imapPort >= 0) {
      setups.add(setup("mail (IMAP)", imapPort, ServerSetup.PROTOCOL_IMAP));
    }
    DirectoryLock lock = DirectoryLock.acquire(directory);
    try {
      MailCatcher catcher =
          new MailCatcher(
              lock,
              MailFolder.open(directory),
              setups.toArray(ServerSetup[]::new),
              password,
              shown);
      catcher.open(shown);
      return catcher;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static ServerSetup setup(String what, int port, String protocol) {
    Ports.requireFree(what, port);
    ServerSetup setup = new ServerSetup(port, Ports.LOOPBACK, protocol);
    setup.setServerStartupTimeout(STARTUP_MILLIS);
    return setup;
  }

  private void open(int shown) {
    server.getUserManager().setMessageDeliveryHandler(this::arrived);
    if (imap) {
      folder.newest(shown).forEach(this::show);
    }
    server.start();
  }

  private void show(MimeMessage message) {
    try {
      for (String recipient : MailReader.recipients(message)) {
        mailboxes.show(message, recipient);
      }
    } catch (MessagingException | UserException | FolderException e) {
      throw new IllegalStateException("A kept mail can't be shown", e);
    }
  }

  /** Called by the one thread that delivers, for each recipient; the mail is kept at the first. */
  private GreenMailUser arrived(MovingMessage message, MailAddress recipient)
      throws MessagingException, UserException {
    if (message != arriving) {
      arrivingIsNew = keep(message);
      arriving = message;
    }
    if (arrivingIsNew && imap) {
      try {
        mailboxes.show(message.getMessage(), recipient.getEmail());
      } catch (FolderException e) {
        throw new MessagingException("The mail can't be shown", e);
      }
    }
    return Nobody.INSTANCE;
  }

  private boolean keep(MovingMessage message) throws MessagingException {
    List<String> recipients = message.getToAddresses().stream().map(MailAddress::getEmail).toList();
    try {
      boolean isNew = folder.add(message.getMessage(), recipients);
      if (!isNew) {
        suppressed.incrementAndGet();
        log.info("Duplicate delivery of {} suppressed", message.getMessage().getMessageID());
      }
      return isNew;
    } catch (IOException e) {
      throw new MessagingException("The mail can't be kept", e);
    }
  }

  public int smtpPort() {
    return server.getSmtp().getPort();
  }

  /** Where mails can be read, empty if started without. */
  public Optional<Integer> imapPort() {
    return imap ? Optional.of(server.getImap().getPort()) : Optional.empty();
  }

  /** All mails in order of arrival, read from the directory. */
  public List<CaughtMail> mails() {
    return folder.mails();
  }

  /**
   * Erases what was caught for these addresses. A mail program that is connected may still show it.
   */
  public void erase(Collection<String> addresses) {
    folder.erase(addresses.stream().map(each -> each.toLowerCase(Locale.ROOT)).collect(toSet()));
  }

  public Optional<CaughtMail> mail(String id) {
    return folder.mail(id);
  }

  /**
   * The bytes of one of a mail's attachments.
   *
   * @param number from 1 on
   */
  public Optional<byte[]> attachment(String id, int number) {
    return folder.attachment(id, number);
  }

  /** The mail as it came, with one line more for each recipient it was handed over for. */
  public Optional<byte[]> eml(String id) {
    return folder.eml(id);
  }

  /** How many deliveries since the start were duplicates. */
  public long suppressed() {
    return suppressed.get();
  }

  @Override
  public void close() {
    server.stop();
    lock.close();
  }
}
