package huikuan.embedded;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes BSON values so that their bytes compare as the values do: a byte for the type, then the
 * value in a form of which none is the beginning of another. Numbers are one type, as in queries.
 */
final class KeyWriter {

  /** The index value of an empty array; sorts before null. */
  static final Object EMPTY_ARRAY = new Object();

  private static final int END = 0x00;
  private static final int ELEMENT = 0x01;

  private byte[] bytes = new byte[64];
  private int length;

  static Key key(@Nullable Object value) {
    return new KeyWriter().value(value, true).key();
  }

  static Key key(@Nullable Object value, boolean ascending) {
    return new KeyWriter().value(value, ascending).key();
  }

  /** Before (or behind) every key that starts with a value of this value's type. */
  static Key typeBound(Object value, boolean ascending, boolean behind) {
    int type = ascending ? type(value) : ~type(value);
    return new Key(new byte[] {(byte) (behind ? type + 1 : type)});
  }

  KeyWriter value(@Nullable Object value, boolean ascending) {
    int start = length;
    write(value);
    if (!ascending) {
      for (int i = start; i < length; i++) {
        bytes[i] = (byte) ~bytes[i];
      }
    }
    return this;
  }

  Key key() {
    return new Key(Arrays.copyOf(bytes, length));
  }

  private void put(int value) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = (byte) value;
  }

  private void put(byte[] values) {
    for (byte value : values) {
      put(value);
    }
  }

  private static int type(@Nullable Object value) {
    return switch (value) {
      case null -> 0x12;
      case Missing _ -> 0x12;
      case MinKey _ -> 0x10;
      case Number _ -> 0x14;
      case String _ -> 0x16;
      case Map<?, ?> _ -> 0x18;
      case Collection<?> _ -> 0x1A;
      case BinData _ -> 0x1C;
      case LegacyUUID _ -> 0x1E;
      case UUID _ -> 0x20;
      case ObjectId _ -> 0x22;
      case Boolean _ -> 0x24;
      case Instant _ -> 0x26;
      case BsonTimestamp _ -> 0x28;
      case MaxKey _ -> 0x2C;
      case Object any -> any == EMPTY_ARRAY ? 0x11 : 0x2A;
    };
  }

  private void write(@Nullable Object value) {
    put(type(value));
    switch (value) {
      case Number number -> number(number);
      case String text -> text(text);
      case Document document -> document(document);
      case Collection<?> list -> list(list);
      case BinData data -> {
        longValue(data.getData().length);
        put(data.getData());
      }
      case LegacyUUID uuid -> uuid(uuid.getUuid());
      case UUID uuid -> uuid(uuid);
      case ObjectId id -> put(id.toByteArray());
      case Boolean bool -> put(bool ? 1 : 0);
      case Instant instant -> longValue(instant.toEpochMilli() ^ Long.MIN_VALUE);
      case BsonTimestamp time -> longValue(time.getValue());
      case null -> {}
      case Object other -> {
        if (type(other) == 0x2A) {
          text(other.toString());
        }
      }
    }
  }

  /** As a double, then what a long has beyond it, which is less than two bytes hold. */
  private void number(Number number) {
    double rounded = number.doubleValue();
    long bits = Double.doubleToLongBits(rounded == 0 ? 0.0 : rounded);
    longValue(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
    long beyond = number instanceof Long exact ? exact - (long) rounded : 0;
    put((int) (beyond + 0x8000) >> 8);
    put((int) beyond);
  }

  /** In the order of UTF-16 units, as the store compares strings; a zero ends the text. */
  private void text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit < 2) {
        put(1);
        put(unit + 1);
      } else if (unit < 0x80) {
        put(unit);
      } else if (unit < 0x800) {
        put(0xC0 | unit >> 6);
        put(0x80 | unit & 0x3F);
      } else {
        put(0xE0 | unit >> 12);
        put(0x80 | unit >> 6 & 0x3F);
        put(0x80 | unit & 0x3F);
      }
    }
    put(END);
  }

  private void document(Document document) {
    document.forEach(
        (field, value) -> {
          put(ELEMENT);
          put(type(value));
          text(field);
          write(value);
        });
    put(END);
  }

  private void list(Collection<?> list) {
    for (Object value : list) {
      put(ELEMENT);
      write(value);
    }
    put(END);
  }

  private void uuid(UUID uuid) {
    longValue(uuid.getMostSignificantBits());
    longValue(uuid.getLeastSignificantBits());
  }

  private void longValue(long value) {
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      put((int) (value >>> shift));
    }
  }
}
