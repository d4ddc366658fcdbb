package huikuan.platform.blob;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes to look at. Outside of them there is nothing: it is zero, and equals nothing. */
@SuppressWarnings("ArrayRecordComponent") // They are looked at, and never compared or kept.
record Bytes(byte[] content) {

  int length() {
    return content.length;
  }

  int at(int index) {
    return index >= 0 && index < content.length ? content[index] & 0xFF : 0;
  }

  /** Unsigned, the higher byte first. */
  int shortAt(int index) {
    return at(index) << 8 | at(index + 1);
  }

  /** Unsigned, the highest byte first. */
  long intAt(int index) {
    return (long) shortAt(index) << 16 | shortAt(index + 2);
  }

  /** Whether these characters stand there, a byte each. */
  boolean at(int index, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
    return index >= 0
        && index <= content.length - wanted.length
        && Arrays.equals(content, index, index + wanted.length, wanted, 0, wanted.length);
  }

  /** Where these characters stand first, beginning within a range; -1 = nowhere. */
  int find(String text, int from, int to) {
    char first = text.charAt(0);
    for (int index = Math.max(0, from); index < Math.min(to, content.length); index++) {
      if (content[index] == (byte) first && at(index, text)) {
        return index;
      }
    }
    return -1;
  }

  /** Where these characters stand last, beginning within a range; -1 = nowhere. */
  int findLast(String text, int from, int to) {
    char first = text.charAt(0);
    for (int index = Math.min(to, content.length) - 1; index >= Math.max(0, from); index--) {
      if (content[index] == (byte) first && at(index, text)) {
        return index;
      }
    }
    return -1;
  }

  /** A part, without more of it than there is. */
  String text(int from, int to) {
    int begin = Math.clamp(from, 0, content.length);
    int end = Math.clamp(to, begin, content.length);
    return new String(content, begin, end - begin, StandardCharsets.ISO_8859_1);
  }
}
