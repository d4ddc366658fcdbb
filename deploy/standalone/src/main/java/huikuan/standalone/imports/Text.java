package huikuan.standalone.imports;

import huikuan.standalone.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A file's bytes, and how they are read as text: every one of them is a character in this encoding.
 *
 * @param start where the text begins, after a byte order mark
 * @param told how the encoding is known
 */
record Text(byte[] bytes, int start, Charset charset, String told) {

  private static final int MOST_BYTES = 128 * 1024 * 1024;
  private static final int PART = 8 * 1024;

  /**
   * A place that is no text of an encoding, or of any.
   *
   * @param offset from 0
   */
  record Undecodable(long line, long offset, int value) {}

  /**
   * @param encoding null = it is detected
   * @param words that the text holds if it is read rightly
   */
  static Text read(Path file, @Nullable Charset encoding, Collection<String> words) {
    byte[] bytes = bytes(file);
    return new Encodings(file, bytes, words).text(encoding);
  }

  private static byte[] bytes(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new Refusal(
            "%s has more than %d MB: divide it".formatted(file, MOST_BYTES / 1024 / 1024));
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new Refusal("There is no file " + file);
    } catch (IOException e) {
      throw new Refusal("The file " + file + " can't be read: " + Refusal.why(e));
    }
  }

  Reader reader() {
    return new InputStreamReader(
        new ByteArrayInputStream(bytes, start, bytes.length - start), charset);
  }

  /** The first place that is no text in this encoding; null = all of it is. */
  static @Nullable Undecodable undecodable(byte[] bytes, int start, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer out = CharBuffer.allocate(PART);
    Lines lines = new Lines();
    CoderResult result;
    do {
      result = decoder.decode(in, out, true);
      lines.count(out.flip());
      out.clear();
    } while (result.isOverflow());
    return result.isError()
        ? new Undecodable(lines.line, in.position(), bytes[in.position()] & 0xFF)
        : null;
  }

  /** The first zero of a text in UTF-8, which must have one. */
  static Undecodable firstZero(byte[] bytes) {
    int offset = 0;
    while (bytes[offset] != 0) {
      offset++;
    }
    Lines lines = new Lines();
    lines.count(StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, offset)));
    return new Undecodable(lines.line, offset, 0);
  }

  /** Counts lines that end with CR, LF or both. */
  private static final class Lines {
    private long line = 1;
    private boolean afterReturn;

    void count(CharBuffer text) {
      while (text.hasRemaining()) {
        char next = text.get();
        if (next == '\r' || (next == '\n' && !afterReturn)) {
          line++;
        }
        afterReturn = next == '\r';
      }
    }
  }
}
