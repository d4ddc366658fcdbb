package huikuan.standalone;

import huikuan.embedded.EmbeddedKafka;
import huikuan.embedded.FileTypes;
import huikuan.embedded.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The passwords of embedded servers, made at the first start and kept in the data directory, for
 * its owner only. Nothing depends on an old one: if it is gone or damaged, another is made.
 */
enum Password {
  MAIL("mail-password", password -> password + "\n"),

  /** Kept as the settings that Kafka's own tools take. */
  KAFKA("kafka-client.properties", Password::clientSettings);

  private static final int BYTES = 24;
  private static final Pattern KEPT =
      Pattern.compile("(?<![0-9a-f])[0-9a-f]{%d}(?![0-9a-f])".formatted(2 * BYTES));

  private final String file;
  private final UnaryOperator<String> text;

  /**
   * @param text what is in the file, with the password
   */
  Password(String file, UnaryOperator<String> text) {
    this.file = file;
    this.text = text;
  }

  /** The name of the file. */
  String file() {
    return file;
  }

  String in(DataDirectory data) {
    Path path = data.resolve(file);
    String kept = read(path);
    Matcher matcher = KEPT.matcher(kept);
    String password = matcher.find() ? matcher.group() : make();
    if (!kept.equals(text.apply(password))) {
      WholeFile.write(path, text.apply(password));
    }
    return password;
  }

  private static String make() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }

  private static String clientSettings(String password) {
    return EmbeddedKafka.clientSettings(password).entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
        .collect(Collectors.joining());
  }

  /** Empty if there is none. */
  private static String read(Path file) {
    FileTypes.makeRoomForFile(file);
    if (!Files.exists(file)) {
      return "";
    }
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
