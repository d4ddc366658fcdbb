package huikuan.platform.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Where a page ended, as text: version, hash of the question, what all pages share, the key of the
 * last row, checksum. The checksum finds mistakes and is no secret: a cursor gives no rights, and
 * its texts are checked like any other input.
 *
 * @param pinned what all pages share, such as the moment that they speak of
 * @param key of the last row, in the order of the rows
 */
record Cursor(List<String> pinned, List<String> key) {

  static final String FIELD = "after";

  private static final int VERSION = 1;
  private static final int CHECKSUM_BYTES = Integer.BYTES;
  private static final int LONGEST = 4_000;
  private static final String AS_TOLD = "`next` of the page before, exactly as it was told";
  private static final String SAME_QUESTION =
      "`next` of a page of this question: repeat it with the same parameters";

  String write(ListQuestion question) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.write(question.hash());
      write(out, pinned);
      write(out, key);
      out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("A cursor holds short texts only", e);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  private static void write(DataOutputStream out, List<String> texts) throws IOException {
    out.writeByte(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  /**
   * @throws ProblemException if it is no cursor, or another question's
   */
  static Cursor read(String text, ListQuestion question) {
    byte[] bytes = bytes(text);
    int length = bytes.length - CHECKSUM_BYTES;
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (length < 1 || in.readByte() != VERSION || checksum(bytes, length) != last(bytes)) {
        throw malformed();
      }
      if (!Arrays.equals(in.readNBytes(ListQuestion.HASH_BYTES), question.hash())) {
        throw refused(SAME_QUESTION);
      }
      Cursor cursor = new Cursor(texts(in), texts(in));
      if (in.available() != CHECKSUM_BYTES) {
        throw malformed();
      }
      return cursor;
    } catch (IOException e) {
      throw malformed();
    }
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    int size = in.readUnsignedByte();
    List<String> texts = new ArrayList<>(size);
    for (int at = 0; at < size; at++) {
      texts.add(in.readUTF());
    }
    return texts;
  }

  /** Only the one way to write them: the decoder lets unused bits pass. */
  private static byte[] bytes(String text) {
    try {
      byte[] bytes = text.length() > LONGEST ? new byte[0] : Base64.getUrlDecoder().decode(text);
      if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // No Base64: told below.
    }
    throw malformed();
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return (int) checksum.getValue();
  }

  private static int last(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getInt(bytes.length - CHECKSUM_BYTES);
  }

  static ProblemException malformed() {
    return refused(AS_TOLD);
  }

  private static ProblemException refused(String allowed) {
    return new ProblemException(Problem.invalid(List.of(new FieldError(FIELD, allowed))));
  }
}
