package huikuan.chaos.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sends bytes as they are, where an HTTP client would refuse to. */
final class Wire {

  /** Longer than any bound of the server's. */
  private static final Duration LONGEST = Duration.ofMinutes(3);

  /**
   * @param headers by their names in lower case
   */
  record Answer(int status, Map<String, String> headers, byte[] body) {

    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  private final InetSocketAddress address;

  Wire(String address) {
    URI uri = URI.create(address);
    this.address = new InetSocketAddress(uri.getHost(), uri.getPort());
  }

  /**
   * @throws IOException if no whole answer comes; its message says what came
   */
  Answer send(RawRequest request) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(address);
      socket.setSoTimeout(Math.toIntExact(LONGEST.toMillis()));
      boolean taken = write(request, socket);
      byte[] came = read(socket.getInputStream());
      try {
        return parsed(came, request.headOnly());
      } catch (RuntimeException e) {
        throw new IOException(
            "%s: %s".formatted(taken ? "sent" : "not taken whole", told(came)), e);
      }
    }
  }

  /** A server may refuse, and close, before it has read all. */
  private static boolean write(RawRequest request, Socket socket) throws IOException {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(request.bytes());
      if (request.missing() > 0) {
        socket.shutdownOutput();
      }
      return true;
    } catch (java.net.SocketException e) {
      return false;
    }
  }

  private static byte[] read(InputStream in) throws IOException {
    ByteArrayOutputStream came = new ByteArrayOutputStream();
    byte[] part = new byte[8_192];
    try {
      for (int length = in.read(part); length >= 0; length = in.read(part)) {
        came.write(part, 0, length);
      }
    } catch (java.net.SocketException e) {
      if (came.size() == 0) {
        throw e;
      }
    }
    return came.toByteArray();
  }

  private static String told(byte[] came) {
    return came.length == 0
        ? "closed without an answer"
        : new String(came, 0, Math.min(came.length, 300), StandardCharsets.ISO_8859_1);
  }

  private static Answer parsed(byte[] came, boolean headOnly) {
    String all = new String(came, StandardCharsets.ISO_8859_1);
    int end = all.indexOf("\r\n\r\n");
    String[] lines = all.substring(0, end).split("\r\n", -1);
    int status = Integer.parseInt(lines[0].split(" ", -1)[1]);
    byte[] rest = java.util.Arrays.copyOfRange(came, end + 4, came.length);
    if (status < 200) {
      return parsed(rest, headOnly);
    }
    Map<String, String> headers = new TreeMap<>();
    for (int each = 1; each < lines.length; each++) {
      int colon = lines[each].indexOf(':');
      headers.put(
          lines[each].substring(0, colon).toLowerCase(Locale.ROOT),
          lines[each].substring(colon + 1).strip());
    }
    boolean chunked = headers.getOrDefault("transfer-encoding", "").equals("chunked");
    byte[] body = chunked ? unchunked(rest) : rest;
    String length = headers.getOrDefault("content-length", "");
    if (!headOnly && !length.isEmpty() && Integer.parseInt(length) != body.length) {
      throw new IllegalStateException("The answer broke off");
    }
    return new Answer(status, headers, body);
  }

  /** Throws if the last chunk is missing. */
  private static byte[] unchunked(byte[] rest) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String all = new String(rest, StandardCharsets.ISO_8859_1);
    for (int at = 0; ; ) {
      int end = all.indexOf("\r\n", at);
      int length = Integer.parseInt(all.substring(at, end).strip(), 16);
      if (length == 0) {
        return body.toByteArray();
      }
      body.write(rest, end + 2, length);
      at = end + 2 + length + 2;
    }
  }
}
