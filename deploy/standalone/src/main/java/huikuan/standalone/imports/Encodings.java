package huikuan.standalone.imports;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import huikuan.standalone.Refusal;
import huikuan.standalone.imports.Text.Undecodable;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a file's bytes are read. If nobody says: by its byte order mark; as UTF-8 if all of it is; by
 * the encoding in which its header has the mapping's columns; by the frequency of its letters. A
 * guess that is not clear is refused.
 */
final class Encodings {

  private static final String HOW =
      "Write encoding = … in the mapping: UTF-8, GB18030, Big5, UTF-16LE, windows-1252, …";

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Map<Charset, byte[]> MARKS = marks();

  /** All that ISO-8859-1 has, and the euro sign and quotes besides. */
  private static final Charset WESTERN = Charset.forName("windows-1252");

  /** In percent, as the detector tells. */
  private static final int CONFIDENT = 35;

  private static final int CLEARLY_MORE = 10;

  /**
   * English in UTF-16 is UTF-8 too, by the letter, with a zero before or after each; and so may be
   * Chinese, with zeros beside digits and commas. Of how many bytes one at least is a zero then.
   */
  private static final int WIDE = 10;

  /** The detector looks at no more. */
  private static final int SAMPLE = 8_000;

  private final Path file;
  private final byte[] bytes;
  private final Collection<String> words;

  Encodings(Path file, byte[] bytes, Collection<String> words) {
    this.file = file;
    this.bytes = bytes;
    this.words = words.stream().filter(word -> !ascii(word)).toList();
  }

  /** UTF-32's marks begin like UTF-16's, and so come first. */
  private static Map<Charset, byte[]> marks() {
    Map<Charset, byte[]> marks = new LinkedHashMap<>();
    marks.put(StandardCharsets.UTF_32LE, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0});
    marks.put(StandardCharsets.UTF_32BE, new byte[] {0, 0, (byte) 0xFE, (byte) 0xFF});
    marks.put(StandardCharsets.UTF_8, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    marks.put(StandardCharsets.UTF_16LE, new byte[] {(byte) 0xFF, (byte) 0xFE});
    marks.put(StandardCharsets.UTF_16BE, new byte[] {(byte) 0xFE, (byte) 0xFF});
    marks.put(GB18030, new byte[] {(byte) 0x84, 0x31, (byte) 0x95, 0x33});
    return marks;
  }

  Text text(@Nullable Charset given) {
    Charset marked = marked();
    if (given != null) {
      boolean fits = marked == null || marked.name().startsWith(given.name());
      if (!fits) {
        throw new Refusal(
            "%s begins with the mark of %s; the mapping says encoding = %s"
                .formatted(file, marked, given));
      }
      return checked(marked == null ? given : marked, "by the mapping");
    }
    if (marked != null) {
      return checked(marked, "by its mark");
    }
    boolean utf8 = Text.undecodable(bytes, 0, StandardCharsets.UTF_8) == null;
    int zeros = utf8 ? zeros() : 0;
    if (utf8 && zeros == 0) {
      return new Text(bytes, 0, StandardCharsets.UTF_8, "all of it is");
    }
    if (zeros > 0 && zeros < bytes.length / WIDE) {
      throw strayZero();
    }
    Charset detected = detected();
    if (zeros > 0 && detected.decode(ByteBuffer.wrap(bytes)).chars().anyMatch(each -> each == 0)) {
      throw strayZero();
    }
    return new Text(bytes, 0, detected, "detected");
  }

  private @Nullable Charset marked() {
    for (Map.Entry<Charset, byte[]> mark : MARKS.entrySet()) {
      byte[] begin = Arrays.copyOf(bytes, Math.min(bytes.length, mark.getValue().length));
      if (Arrays.equals(begin, mark.getValue())) {
        return mark.getKey();
      }
    }
    return null;
  }

  private Text checked(Charset charset, String told) {
    byte[] mark = MARKS.getOrDefault(charset, new byte[0]);
    int start = charset.equals(marked()) ? mark.length : 0;
    Undecodable place = Text.undecodable(bytes, start, charset);
    if (place != null) {
      throw new Refusal(
          "%s is not %s (%s): line %d has the byte %02X at offset %d, which is none. %s"
              .formatted(file, charset, told, place.line(), place.value(), place.offset(), HOW));
    }
    return new Text(bytes, start, charset, told);
  }

  private Refusal strayZero() {
    Undecodable place = Text.firstZero(bytes);
    return new Refusal(
        "%s is UTF-8, but line %d has the character U+0000 at offset %d, which no text has: something damaged the file. Take it out. If the file is UTF-16, write encoding = UTF-16LE or UTF-16BE in the mapping"
            .formatted(file, place.line(), place.offset()));
  }

  private Charset detected() {
    CharsetDetector detector = new CharsetDetector();
    detector.setText(sample());
    List<Guess> guesses = guesses(detector.detectAll());
    for (Guess guess : guesses) {
      if (!words.isEmpty() && holdsAllWords(guess.charset())) {
        return unmixed(guess.charset());
      }
    }
    boolean clear =
        !guesses.isEmpty()
            && guesses.getFirst().confidence() >= CONFIDENT
            && (guesses.size() == 1
                || guesses.getFirst().confidence() - guesses.get(1).confidence() >= CLEARLY_MORE)
            && !(singleByte(guesses.getFirst().charset()) && pairs());
    if (!clear) {
      Undecodable place = Text.undecodable(bytes, 0, StandardCharsets.UTF_8);
      if (place == null) {
        throw strayZero();
      }
      throw new Refusal(
          "%s is not UTF-8 (line %d), and its encoding is not clear. %s"
              .formatted(file, place.line(), HOW));
    }
    return unmixed(guesses.getFirst().charset());
  }

  /**
   * In an encoding of single bytes any bytes are text. If those of some lines are UTF-8 by the
   * letter, which accents hardly ever are by chance, the file was put together of two encodings.
   */
  private Charset unmixed(Charset guess) {
    if (singleByte(guess)) {
      int line = firstInUtf8();
      if (line > 0) {
        Undecodable other = Text.undecodable(bytes, 0, StandardCharsets.UTF_8);
        if (other == null) {
          throw strayZero();
        }
        throw new Refusal(
            "%s is UTF-8 in line %d, and in line %d it is not: it was put together of two encodings. Convert it to one"
                .formatted(file, line, other.line()));
      }
    }
    return guess;
  }

  /** The first line that is UTF-8 and not plain ASCII; 0 = none. */
  private int firstInUtf8() {
    int line = 1;
    int from = 0;
    boolean ascii = true;
    for (int at = 0; at <= bytes.length; at++) {
      if (at == bytes.length || bytes[at] == '\n') {
        byte[] text = Arrays.copyOfRange(bytes, from, at);
        if (!ascii && Text.undecodable(text, 0, StandardCharsets.UTF_8) == null) {
          return line;
        }
        line++;
        from = at + 1;
        ascii = true;
      } else {
        ascii &= bytes[at] >= 0;
      }
    }
    return 0;
  }

  private static boolean singleByte(Charset charset) {
    return charset.newEncoder().maxBytesPerChar() == 1;
  }

  /**
   * Whether all bytes that are not ASCII stand in pairs: so do those of Chinese, and accents seldom
   * do. A few Chinese names among English words would pass for the latter.
   */
  private boolean pairs() {
    int run = 0;
    for (byte each : bytes) {
      if (each >= 0 && run % 2 == 1) {
        return false;
      }
      run = each < 0 ? run + 1 : 0;
    }
    return run % 2 == 0;
  }

  private record Guess(Charset charset, int confidence) {}

  /** Those in which all of the file is text, the likeliest first; each once. */
  private List<Guess> guesses(CharsetMatch[] matches) {
    Map<Charset, Integer> guesses = new LinkedHashMap<>();
    for (CharsetMatch match : matches) {
      Charset charset = charset(match.getName());
      if (charset != null && Text.undecodable(bytes, 0, charset) == null) {
        guesses.putIfAbsent(charset, match.getConfidence());
      }
    }
    if (Text.undecodable(bytes, 0, GB18030) == null) {
      guesses.putIfAbsent(GB18030, 0);
    }
    List<Guess> all = new ArrayList<>();
    guesses.forEach((charset, confidence) -> all.add(new Guess(charset, confidence)));
    return all;
  }

  private static @Nullable Charset charset(String name) {
    if (name.equals("ISO-8859-1")) {
      return WESTERN;
    }
    return Charset.isSupported(name) ? Charset.forName(name) : null;
  }

  private boolean holdsAllWords(Charset charset) {
    String text = charset.decode(ByteBuffer.wrap(bytes, 0, headerEnd())).toString();
    return words.stream().allMatch(text::contains);
  }

  /** Enough for any header. */
  private int headerEnd() {
    return Math.min(bytes.length, 2 * SAMPLE);
  }

  /** The header, and of the rest the lines that are not plain ASCII, which tell nothing. */
  private byte[] sample() {
    return zeros() > 0 ? Arrays.copyOf(bytes, Math.min(bytes.length, SAMPLE)) : tellingLines();
  }

  private int zeros() {
    int zeros = 0;
    for (byte each : bytes) {
      zeros += each == 0 ? 1 : 0;
    }
    return zeros;
  }

  private byte[] tellingLines() {
    ByteArrayOutputStream sample = new ByteArrayOutputStream();
    int from = 0;
    while (from < bytes.length && sample.size() < SAMPLE) {
      int to = from;
      boolean telling = from == 0;
      while (to < bytes.length && bytes[to] != '\n') {
        telling |= bytes[to] < 0;
        to++;
      }
      to = Math.min(bytes.length, to + 1);
      if (telling) {
        sample.write(bytes, from, to - from);
      }
      from = to;
    }
    return sample.toByteArray();
  }

  private static boolean ascii(String word) {
    return word.chars().allMatch(character -> character < 128);
  }
}
