package huikuan.notification.mail;

import huikuan.notification.mail.MailSettings.StartTls;
import huikuan.platform.web.edge.Loopback;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.StreamProvider;
import java.time.Duration;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.DestroyMode;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * The mail server. A connection is kept for the letters that follow soon: to greet and part for
 * each costs more than the letter. Each concurrent sender has a connection of its own.
 */
@Component
final class MailServer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(MailServer.class);

  /** Servers end conversations that are too long for them; this is no server's limit. */
  private static final int LETTERS = 20;

  /** As many as letters that are sent at once; each may be dead, and asking it costs a timeout. */
  private static final int KEPT = 32;

  private static final Duration UNUSED = Duration.ofSeconds(5);

  static {
    // Without this, all jars are searched for a provider, for each part of each mail.
    System.getProperties()
        .putIfAbsent(StreamProvider.class.getName(), MailStreamProvider.class.getName());
  }

  private final JavaMailSenderImpl settings;
  private final GenericObjectPool<Transport> connections;

  /**
   * @throws IllegalStateException if letters would go unencrypted to another machine
   */
  MailServer(
      JavaMailSenderImpl settings,
      MailSettings mail,
      @Value("${huikuan.sandbox:false}") boolean sandbox) {
    this.settings = settings;
    String host = String.valueOf(settings.getHost());
    if (mail.starttls() == StartTls.OFF && !sandbox && !Loopback.is(host)) {
      throw new IllegalStateException(
          "huikuan.mail.starttls=off is for a mail server on this machine, not for " + host);
    }
    String starttls = Boolean.toString(mail.starttls() == StartTls.REQUIRED);
    settings.getJavaMailProperties().setProperty("mail.smtp.starttls.enable", starttls);
    settings.getJavaMailProperties().setProperty("mail.smtp.starttls.required", starttls);
    GenericObjectPoolConfig<Transport> bounds = new GenericObjectPoolConfig<>();
    bounds.setMaxTotal(-1);
    bounds.setMaxIdle(KEPT);
    bounds.setTestOnBorrow(true);
    bounds.setMinEvictableIdleDuration(UNUSED);
    bounds.setTimeBetweenEvictionRuns(UNUSED);
    bounds.setJmxEnabled(false);
    this.connections = new GenericObjectPool<>(new Connections(), bounds);
  }

  MimeMessage newMail() {
    return settings.createMimeMessage();
  }

  /** As it is, with the Message-ID that it has. */
  void send(MimeMessage mail) throws MessagingException {
    String id = mail.getMessageID();
    mail.saveChanges();
    mail.setHeader("Message-ID", id);
    Transport connection = connection();
    try {
      connection.sendMessage(mail, mail.getAllRecipients());
    } catch (MessagingException | RuntimeException e) {
      partFrom(connection);
      throw e;
    } finally {
      connections.returnObject(connection);
    }
  }

  private Transport connection() throws MessagingException {
    try {
      return connections.borrowObject();
    } catch (MessagingException e) {
      throw e;
    } catch (Exception e) {
      throw new MessagingException("No connection to the mail server", e);
    }
  }

  /** Closes the connection, so that it is not lent again. */
  private static void partFrom(Transport connection) {
    try {
      connection.close();
    } catch (MessagingException e) {
      log.debug("A connection to the mail server was not closed as it should be", e);
    }
  }

  @Override
  public void close() {
    connections.close();
  }

  private final class Connections extends BasePooledObjectFactory<Transport> {

    @Override
    public Transport create() throws MessagingException {
      String protocol = settings.getProtocol();
      Transport connection =
          settings.getSession().getTransport(protocol == null ? "smtp" : protocol);
      connection.connect(
          settings.getHost(),
          settings.getPort(),
          unlessEmpty(settings.getUsername()),
          unlessEmpty(settings.getPassword()));
      return connection;
    }

    private static @Nullable String unlessEmpty(@Nullable String text) {
      return text == null || text.isEmpty() ? null : text;
    }

    @Override
    public PooledObject<Transport> wrap(Transport connection) {
      return new DefaultPooledObject<>(connection);
    }

    /** Asks the server whether it is still there. */
    @Override
    public boolean validateObject(PooledObject<Transport> kept) {
      return kept.getBorrowedCount() <= LETTERS && kept.getObject().isConnected();
    }

    @Override
    public void destroyObject(PooledObject<Transport> kept, DestroyMode mode)
        throws MessagingException {
      kept.getObject().close();
    }
  }
}
