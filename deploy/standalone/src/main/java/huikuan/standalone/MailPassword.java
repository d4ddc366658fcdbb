package huikuan.standalone;

import huikuan.embedded.FileTypes;
import huikuan.embedded.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The password that the mail catcher asks for, made at the first start and kept in the data
 * directory. Nothing depends on an old one: if it is gone or damaged, another is made.
 */
final class MailPassword {

  /** The name of the file. */
  static final String FILE = "mail-password";

  private static final int BYTES = 24;

  private MailPassword() {}

  static String in(DataDirectory data) {
    Path file = data.resolve(FILE);
    String kept = read(file);
    if (kept.matches("[0-9a-f]{%d}".formatted(2 * BYTES))) {
      return kept;
    }
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    String made = HexFormat.of().formatHex(secret);
    WholeFile.write(file, made + "\n");
    return made;
  }

  /** Empty if there is none. */
  private static String read(Path file) {
    FileTypes.makeRoomForFile(file);
    if (!Files.exists(file)) {
      return "";
    }
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
