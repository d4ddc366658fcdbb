package huikuan.chaos.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request, byte by byte.
 *
 * @param head the request line and the headers, a character a byte, without their ends of lines
 * @param body what follows; null if the head says that there is none
 * @param missing how many bytes of the body are announced and never sent
 */
record RawRequest(List<String> head, byte[] body, int missing) {

  private static final int MOST_TOLD = 300;

  /** The same, sent by somebody with a token. */
  RawRequest with(String token) {
    List<String> more = new ArrayList<>(head);
    more.add(1, "Authorization: Bearer " + token);
    return new RawRequest(more, body, missing);
  }

  byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    head.forEach(line -> all.writeBytes((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1)));
    all.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(body);
    return all.toByteArray();
  }

  boolean headOnly() {
    return head.getFirst().startsWith("HEAD ");
  }

  /** For people: what cannot be printed is escaped. */
  @Override
  public String toString() {
    StringBuilder told = new StringBuilder();
    new String(bytes(), StandardCharsets.ISO_8859_1)
        .chars()
        .limit(MOST_TOLD)
        .forEach(
            each ->
                told.append(
                    each >= ' ' && each < 127
                        ? Character.toString(each)
                        : each == '\r' ? "" : each == '\n' ? " | " : "\\x%02x".formatted(each)));
    return told.append(bytes().length > MOST_TOLD ? " … " + bytes().length + " bytes" : "")
        .toString();
  }
}
