package huikuan.embedded;

import static java.util.Objects.requireNonNull;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file per mail, named by the number of its arrival and a checksum, complete or not there at
 * all. A mail that is not what was written is set aside, and told.
 */
final class MailFolder {

  private static final Logger log = LoggerFactory.getLogger(MailFolder.class);
  private static final Pattern NAME = Pattern.compile("(\\d{8,})(?:-([0-9a-f]{8}))?\\.eml");
  private static final Pattern KEPT = Pattern.compile("(\\d{8,})[-.].*");
  private static final String SUFFIX = ".eml";
  private static final String UNFINISHED = ".unfinished";

  private final Path directory;
  private final ConcurrentSkipListMap<String, Path> files = new ConcurrentSkipListMap<>();
  private final Set<String> messageIds = ConcurrentHashMap.newKeySet();

  private MailFolder(Path directory) {
    this.directory = directory;
  }

  static MailFolder open(Path directory) {
    MailFolder folder = new MailFolder(directory);
    try (Stream<Path> found = Files.list(directory)) {
      SortedSet<Long> numbers = new TreeSet<>();
      for (Path file : found.sorted().toList()) {
        folder.take(file);
        Matcher kept = KEPT.matcher(file.getFileName().toString());
        if (kept.matches()) {
          numbers.add(Long.valueOf(kept.group(1)));
        }
      }
      folder.tellMissing(numbers);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MessagingException e) {
      throw new IllegalStateException("A mail in " + directory + " can't be read", e);
    }
  }

  private void take(Path file) throws IOException, MessagingException {
    String name = file.getFileName().toString();
    Matcher mail = NAME.matcher(name);
    if (Files.isDirectory(file) && (name.endsWith(UNFINISHED) || mail.matches())) {
      log.warn("{} is a directory and no mail; kept for a look: {}", file, SetAside.move(file));
    } else if (name.endsWith(UNFINISHED)) {
      Files.delete(file);
    } else if (mail.matches()) {
      String checksum = mail.group(2);
      if (checksum != null && !checksum.equals(checksum(bytes(file)))) {
        log.warn("Mail {} is damaged; kept for a look: {}", mail.group(1), SetAside.move(file));
        return;
      }
      files.put(mail.group(1), file);
      remember(MailReader.message(file).getMessageID());
    }
  }

  private void tellMissing(SortedSet<Long> numbers) {
    long expected = 1;
    for (long number : numbers) {
      if (number > expected) {
        log.warn("Mails {} to {} are missing in {}", expected, number - 1, directory);
      }
      expected = number + 1;
    }
  }

  private static String checksum(byte[] mail) {
    CRC32C checksum = new CRC32C();
    checksum.update(mail);
    return String.format("%08x", checksum.getValue());
  }

  /** Whether the mail is new: one with a known message id is not kept again. */
  synchronized boolean add(MimeMessage message, Collection<String> recipients)
      throws IOException, MessagingException {
    String messageId = message.getMessageID();
    if (messageId != null && messageIds.contains(messageId)) {
      return false;
    }
    long next = files.isEmpty() ? 1 : Long.parseLong(files.lastKey()) + 1;
    String id = String.format("%08d", next);
    Path unfinished = directory.resolve(id + UNFINISHED);
    write(message, recipients, unfinished);
    Path file = directory.resolve(id + "-" + checksum(bytes(unfinished)) + SUFFIX);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    files.put(id, file);
    remember(messageId);
    return true;
  }

  private void remember(@Nullable String messageId) {
    if (messageId != null) {
      messageIds.add(messageId);
    }
  }

  private static void write(MimeMessage message, Collection<String> recipients, Path file)
      throws IOException, MessagingException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (String recipient : recipients) {
        out.write(
            (MailReader.DELIVERED_TO + ": " + recipient + "\r\n").getBytes(StandardCharsets.UTF_8));
      }
      message.writeTo(out);
    }
  }

  /**
   * Erases what was caught for these addresses: head and body go, the message id stays, so that a
   * mail that is sent again is still known.
   */
  synchronized void erase(Set<String> addresses) {
    for (CaughtMail mail : mails()) {
      if (mail.to().stream().anyMatch(to -> addresses.contains(to.toLowerCase(Locale.ROOT)))) {
        erase(mail.id());
      }
    }
  }

  private void erase(String id) {
    Path file = requireNonNull(files.get(id));
    try {
      String messageId = MailReader.message(file).getMessageID();
      String erased =
          "Message-ID: %s\r\nSubject: erased\r\n\r\nIts recipient is forgotten.\r\n"
              .formatted(messageId);
      Path unfinished = directory.resolve(id + UNFINISHED);
      Files.writeString(unfinished, erased, StandardCharsets.US_ASCII);
      Path instead = directory.resolve(id + "-" + checksum(bytes(unfinished)) + SUFFIX);
      Files.delete(file);
      Files.move(unfinished, instead, StandardCopyOption.ATOMIC_MOVE);
      files.put(id, instead);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MessagingException e) {
      throw new IllegalStateException("Mail " + id + " can't be read", e);
    }
  }

  List<CaughtMail> mails() {
    return files.entrySet().stream().map(e -> MailReader.read(e.getKey(), e.getValue())).toList();
  }

  Optional<CaughtMail> mail(String id) {
    return Optional.ofNullable(files.get(id)).map(file -> MailReader.read(id, file));
  }

  Optional<byte[]> attachment(String id, int number) {
    return Optional.ofNullable(files.get(id)).flatMap(file -> MailReader.attachment(file, number));
  }

  Optional<byte[]> eml(String id) {
    return Optional.ofNullable(files.get(id)).map(MailFolder::bytes);
  }

  /** In order of arrival. */
  List<MimeMessage> newest(int most) {
    return files.descendingMap().values().stream()
        .limit(most)
        .map(MailReader::message)
        .toList()
        .reversed();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
