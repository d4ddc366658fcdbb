package huikuan.embedded;

import com.icegreen.greenmail.imap.commands.IdRange;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The mails that a mail program sees: the newest, for they are held in memory. */
final class Mailboxes {

  private final UserManager users;
  private final @Nullable String password;
  private final int most;
  private final Deque<Shown> shown = new ArrayDeque<>();

  private record Shown(MailFolder mailbox, long uid) {}

  /**
   * @param password of each mailbox; null = nobody is asked for one
   * @param most how many mails are shown in all mailboxes together
   */
  Mailboxes(UserManager users, @Nullable String password, int most) {
    this.users = users;
    this.password = password;
    this.most = most;
  }

  synchronized void show(MimeMessage message, String recipient)
      throws UserException, FolderException {
    MailFolder mailbox = users.getImapHostManager().getInbox(user(recipient));
    shown.add(new Shown(mailbox, mailbox.appendMessage(message, new Flags(), new Date())));
    if (shown.size() > most) {
      hide(shown.remove());
    }
  }

  private static void hide(Shown mail) throws FolderException {
    mail.mailbox().setFlags(new Flags(Flags.Flag.DELETED), true, mail.uid(), null, true);
    mail.mailbox().expunge(new IdRange[] {new IdRange(mail.uid())});
  }

  private GreenMailUser user(String address) throws UserException {
    GreenMailUser user = users.getUserByEmail(address);
    return user != null
        ? user
        : users.createUser(address, address, Objects.requireNonNullElse(password, address));
  }
}
