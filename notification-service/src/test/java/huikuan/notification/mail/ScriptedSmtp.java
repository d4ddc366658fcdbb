package huikuan.notification.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that refuses at a chosen step; to the rest it says yes. */
public final class ScriptedSmtp implements AutoCloseable {

  private final ServerSocket socket;
  private final Map<String, String> answers;
  private final AtomicInteger connections = new AtomicInteger();

  private ScriptedSmtp(ServerSocket socket, Map<String, String> answers) {
    this.socket = socket;
    this.answers = answers;
  }

  /**
   * @param answers by command: {@code MAIL}, {@code RCPT}, {@code DATA}, or {@code .} for the end
   *     of the mail
   */
  public static ScriptedSmtp answering(Map<String, String> answers) {
    try {
      ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
      ScriptedSmtp server = new ScriptedSmtp(socket, answers);
      Thread.ofVirtual().start(server::serve);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** How often somebody has connected. */
  public int connections() {
    return connections.get();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> talkAndPart(client));
      } catch (IOException e) {
        // the test is over
      }
    }
  }

  private void talkAndPart(Socket client) {
    try (client) {
      talk(client);
    } catch (IOException e) {
      // the client hung up
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    Writer out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.US_ASCII);
    say(out, "220 ready");
    boolean mail = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (mail && !line.equals(".")) {
        continue;
      }
      String command = line.split("[ :]", 2)[0];
      String answer = answers.getOrDefault(command, command.equals("DATA") ? "354 go" : "250 ok");
      mail = answer.startsWith("354");
      say(out, answer);
    }
  }

  private static void say(Writer out, String line) throws IOException {
    out.write(line + "\r\n");
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
