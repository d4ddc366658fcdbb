package huikuan.platform.signature;

import huikuan.contracts.TraceParent;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a record that its signature covers: fields, one after the other, each {@code
 * <length>:<bytes>} with the length in bytes as a decimal number, or {@code -:} if it is absent.
 * The fields are the form's name, the signer, the id of its key, the topic, the record's key, name
 * and value of each signed header in order of the names, and the record's value.
 */
record SignedForm(String topic, @Nullable String key, Headers headers, byte @Nullable [] value) {

  /** The first field: another form has another name. */
  static final String NAME = "huikuan-1";

  private static final String PREFIX = "ce_";
  private static final byte[] ABSENT = {'-', ':'};

  /** Hands over the bytes, piece by piece. */
  void write(String signer, String keyId, Consumer<byte[]> out) {
    field(text(NAME), out);
    field(text(signer), out);
    field(text(keyId), out);
    field(text(topic), out);
    field(key == null ? null : text(key), out);
    for (Header header : signed()) {
      field(text(header.key()), out);
      field(header.value(), out);
    }
    field(value, out);
  }

  /**
   * All attributes of CloudEvents, the actor among them, and the trace; equal names stay in order.
   */
  private List<Header> signed() {
    return StreamSupport.stream(headers.spliterator(), false)
        .filter(each -> each.key().startsWith(PREFIX) || each.key().equals(TraceParent.NAME))
        .sorted(Comparator.comparing(Header::key))
        .toList();
  }

  private static void field(byte @Nullable [] bytes, Consumer<byte[]> out) {
    if (bytes == null) {
      out.accept(ABSENT);
    } else {
      out.accept(text(bytes.length + ":"));
      out.accept(bytes);
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
