package huikuan.platform.blob;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Reads the names in a PDF, also those in its object streams, which are unpacked up to a limit.
 * Pages and pictures are not unpacked, and no reference is followed. A name that says what a PDF
 * does besides being shown is a fault.
 */
final class PdfCheck implements ContentCheck {

  /** An object stream holds objects without their streams: text, and little of it. */
  static final int MOST_UNPACKED = 16 * 1024 * 1024;

  static final int MOST_OBJECT_STREAMS = 5_000;

  private static final String START = "%PDF-";
  private static final String END = "%%EOF";
  private static final String TABLE = "startxref";

  /** Readers look for the end so far before the file's. */
  private static final int NEAR_END = 1024;

  /** The longest dictionary of an object stream. */
  private static final int DICTIONARY = 1_000;

  private static final String OBJECT_STREAM = "ObjStm";
  private static final String OBJECT = "obj";
  private static final String STREAM = "stream";

  /** Without what could hide what a dictionary says: strings, comments, escapes, other brackets. */
  private static final String PLAIN = "(?:(?!/Filter|/DecodeParms)[^#(%<>\\[\\]])*";

  private static final Pattern NOT_PACKED = Pattern.compile("obj\\s*<<" + PLAIN + ">>\\s*");

  /** Packed once, by the one method that is unpacked here. */
  private static final Pattern DEFLATED =
      Pattern.compile(
          "obj\\s*<<"
              + PLAIN
              + "/Filter\\s*(?:/FlateDecode|\\[\\s*/FlateDecode\\s*])"
              + PLAIN
              + ">>\\s*");

  private static final String NOT_LOOKED_INTO = "a PDF with objects that can't be looked into";
  private static final String SCRIPTS = "a PDF with JavaScript";
  private static final String FILES = "a PDF with files in it";
  private static final String MEDIA = "a PDF with media that play";
  private static final String SENDS = "a PDF with a form that sends or reads data";
  private static final String OTHERS = "a PDF that opens other files";

  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("Encrypt", "a PDF that is encrypted"),
          Map.entry("JavaScript", SCRIPTS),
          Map.entry("JS", SCRIPTS),
          Map.entry("Launch", "a PDF that starts programs"),
          Map.entry("EmbeddedFile", FILES),
          Map.entry("EmbeddedFiles", FILES),
          Map.entry("EF", FILES),
          Map.entry("RichMedia", MEDIA),
          Map.entry("Rendition", MEDIA),
          Map.entry("Movie", MEDIA),
          Map.entry("Sound", MEDIA),
          Map.entry("SubmitForm", SENDS),
          Map.entry("ImportData", SENDS),
          Map.entry("XFA", SENDS),
          Map.entry("GoToR", OTHERS),
          Map.entry("GoToE", OTHERS));

  private static final int LONGEST_NAME = 16;

  @Override
  public boolean begins(Bytes content) {
    return content.at(0, START);
  }

  @Override
  public List<String> faults(Bytes content) {
    Set<String> faults = new LinkedHashSet<>();
    int end = content.length();
    if (content.findLast(END, end - NEAR_END, end) < 0) {
      faults.add("a PDF that is not whole: it has no " + END + " at its end");
    } else if (content.findLast(TABLE, end - 2 * NEAR_END, end) < 0) {
      faults.add("a PDF that is not whole: it has no " + TABLE + " at its end");
    }
    Names names = Names.in(content);
    faults.addAll(names.faults);
    faults.addAll(inObjectStreams(content, names.objectStreams));
    return List.copyOf(faults);
  }

  /**
   * The names that matter here.
   *
   * @param objectStreams where they stand, up to one more than is taken
   */
  private record Names(Set<String> faults, List<Integer> objectStreams) {

    static Names in(Bytes content) {
      Names found = new Names(new TreeSet<>(), new ArrayList<>());
      for (int at = 0; at < content.length(); at++) {
        if (content.at(at) == '/') {
          found.take(name(content, at + 1), at);
        }
      }
      return found;
    }

    private void take(String name, int at) {
      String fault = REFUSED.get(name);
      if (fault != null) {
        faults.add(fault);
      } else if (name.equals(OBJECT_STREAM) && objectStreams.size() <= MOST_OBJECT_STREAMS) {
        objectStreams.add(at);
      }
    }
  }

  /** A name, without the escapes that it may be written with: {@code J#61vaScript}. */
  private static String name(Bytes content, int from) {
    StringBuilder name = new StringBuilder(LONGEST_NAME);
    int at = from;
    while (name.length() < LONGEST_NAME && isRegular(content.at(at))) {
      int escaped = content.at(at) == '#' ? hex(content, at + 1) : -1;
      name.append((char) (escaped < 0 ? content.at(at) : escaped));
      at += escaped < 0 ? 1 : 3;
    }
    return name.toString();
  }

  private static int hex(Bytes content, int at) {
    int high = Character.digit(content.at(at), 16);
    int low = Character.digit(content.at(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  private static boolean isRegular(int character) {
    return character > ' ' && "()<>[]{}/%".indexOf(character) < 0;
  }

  private static Set<String> inObjectStreams(Bytes content, List<Integer> places) {
    if (places.size() > MOST_OBJECT_STREAMS) {
      return Set.of(NOT_LOOKED_INTO);
    }
    Set<String> faults = new LinkedHashSet<>();
    Unpacking unpacking = new Unpacking();
    for (int place : places) {
      int stream = stream(content, place);
      int object = object(content, place);
      String dictionary = stream < 0 || object < 0 ? "" : content.text(object, stream);
      if (NOT_PACKED.matcher(dictionary).matches()) {
        // Its names were read with all others.
        continue;
      }
      byte[] unpacked =
          DEFLATED.matcher(dictionary).matches()
              ? unpacking.unpack(content, dataAfter(content, stream))
              : null;
      if (unpacked == null) {
        faults.add(NOT_LOOKED_INTO);
        return faults;
      }
      faults.addAll(Names.in(new Bytes(unpacked)).faults);
    }
    return faults;
  }

  /** The word after a dictionary; a name can have the same characters. -1 = nowhere near. */
  private static int stream(Bytes content, int from) {
    int at = content.find(STREAM, from, from + DICTIONARY);
    while (at >= 0 && !isStream(content, at)) {
      at = content.find(STREAM, at + 1, from + DICTIONARY);
    }
    return at;
  }

  private static boolean isStream(Bytes content, int at) {
    int before = content.at(at - 1);
    int after = content.at(at + STREAM.length());
    return (before <= ' ' || before == '>') && (after == '\r' || after == '\n');
  }

  /** The word after an object's numbers; -1 = nowhere near. */
  private static int object(Bytes content, int to) {
    int at = content.findLast(OBJECT, to - DICTIONARY, to);
    while (at >= 0 && !isObject(content, at)) {
      at = content.findLast(OBJECT, to - DICTIONARY, at);
    }
    return at;
  }

  private static boolean isObject(Bytes content, int at) {
    int number = at - 1;
    while (content.at(number) <= ' ' && number > 0) {
      number--;
    }
    return number < at - 1 && Character.isDigit(content.at(number));
  }

  private static int dataAfter(Bytes content, int stream) {
    int at = stream + STREAM.length();
    at += content.at(at) == '\r' ? 1 : 0;
    return at + (content.at(at) == '\n' ? 1 : 0);
  }

  /** Unpacks the streams of one file, up to a limit for all. */
  private static final class Unpacking {

    private static final int PART = 64 * 1024;

    private int left = MOST_UNPACKED;

    /** Null = that is more than may be unpacked, or no whole stream. */
    byte @Nullable [] unpack(Bytes content, int from) {
      ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
      byte[] part = new byte[PART];
      try (Inflater inflater = new Inflater()) {
        inflater.setInput(content.content(), from, content.length() - from);
        while (!inflater.finished()) {
          int size = inflater.inflate(part);
          left -= size;
          if (left < 0 || (size == 0 && !inflater.finished())) {
            return null;
          }
          unpacked.write(part, 0, size);
        }
        return unpacked.toByteArray();
      } catch (DataFormatException e) {
        return null;
      }
    }
  }
}
