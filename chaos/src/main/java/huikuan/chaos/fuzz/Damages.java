package huikuan.chaos.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Faults of a body and of the headers that describe it. */
final class Damages {

  private Damages() {}

  static String method(Dice dice) {
    return dice.oneOf(Hostile.TEXTS.methods());
  }

  static String contentType(Dice dice) {
    return dice.oneOf(Hostile.TEXTS.contentTypes());
  }

  static void headers(List<String> head, Dice dice) {
    switch (dice.below(8)) {
      case 0 -> head.add("X-Long: " + "x".repeat(dice.oneOf(4_000, 9_000, 70_000)));
      case 1 -> {
        for (int each = dice.oneOf(90, 101, 1_000); each > 0; each--) {
          head.add("X-" + each + ": " + each);
        }
      }
      default -> head.add(dice.oneOf(Hostile.TEXTS.headers()));
    }
  }

  /** In a path or a query; a lone surrogate as the three bytes that UTF-8 does not allow. */
  static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    text.codePoints()
        .forEach(
            each -> {
              byte[] bytes =
                  each >= 0xd800 && each <= 0xdfff
                      ? new byte[] {
                        (byte) 0xed,
                        (byte) (0x80 | ((each >> 6) & 0x3f)),
                        (byte) (0x80 | (each & 0x3f))
                      }
                      : Character.toString(each).getBytes(StandardCharsets.UTF_8);
              for (byte part : bytes) {
                boolean plain =
                    part > 0 && (Character.isLetterOrDigit(part) || "-._~".indexOf(part) >= 0);
                encoded.append(plain ? Character.toString(part) : "%%%02X".formatted(part));
              }
            });
    return encoded.toString();
  }

  /** Without ends of lines, which would make two headers of one. */
  static String inHeader(String text) {
    return text.replaceAll("[\r\n]", "");
  }

  static String target(String target, Dice dice) {
    int at = target.indexOf('/', 1 + dice.below(Math.max(1, target.indexOf('/', 8)))) + 1;
    String in = dice.oneOf(Hostile.TEXTS.inTargets());
    return switch (dice.below(6)) {
      case 0 -> target + (target.contains("?") ? "&" : "?") + in;
      case 1 -> target + (target.contains("?") ? "&" : "?") + "x=" + in;
      case 2 -> target + "?" + "q".repeat(dice.oneOf(3_000, 9_000, 30_000));
      case 3 -> dice.oneOf("http://other.example" + target, "*", "x" + target, "/" + target);
      default -> target.substring(0, at) + in + target.substring(at);
    };
  }

  /** Announces an encoding, and keeps to it or not. */
  static byte[] encode(byte[] bytes, List<String> head, Dice dice) {
    head.add(
        "Content-Encoding: "
            + dice.oneOf(
                "gzip",
                "gzip",
                "gzip",
                "x-gzip",
                "br",
                "deflate",
                "identity",
                "gzip, gzip",
                "nonsense",
                ""));
    byte[] packed = gzip(dice.oneIn(20) ? new byte[40_000_000] : bytes);
    return switch (dice.below(4)) {
      case 0 -> bytes;
      case 1 -> Arrays.copyOf(packed, dice.below(packed.length));
      case 2 -> {
        int at = dice.below(packed.length);
        packed[at] = (byte) (packed[at] ^ 0x55);
        yield packed;
      }
      default -> packed;
    };
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** In chunks, well or badly; or of another length than was announced. */
  static RawRequest length(List<String> head, byte[] bytes, Dice dice) {
    int missing = 1 + dice.below(1_000);
    if (dice.oneIn(3)) {
      head.add("Content-Length: " + (bytes.length + missing));
      return new RawRequest(head, bytes, missing);
    }
    if (dice.oneIn(8)) {
      head.add("Content-Length: " + dice.oneOf("99999999999", "+1", "0x1", "", "1 2"));
      return new RawRequest(head, bytes, missing);
    }
    head.add("Transfer-Encoding: chunked");
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    chunks.writeBytes(ascii(Integer.toHexString(bytes.length) + "\r\n"));
    chunks.writeBytes(bytes);
    String end =
        dice.oneOf("\r\n0\r\n\r\n", "\r\n0\r\n\r\n", "\r\n0\r\nX: y\r\n\r\n", "\r\nzz\r\n", "");
    chunks.writeBytes(ascii(bytes.length == 0 ? "\r\n" : end));
    return new RawRequest(head, chunks.toByteArray(), end.endsWith("\r\n\r\n") ? 0 : missing);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
