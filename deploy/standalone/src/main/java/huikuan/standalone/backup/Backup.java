package huikuan.standalone.backup;

import huikuan.standalone.Refusal;
import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.identity.LocalToken;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** Fetches a backup from a running instance: a file that is whole, or none. */
public final class Backup {

  private static final String GATEWAY = "--gateway";

  private Backup() {}

  /**
   * Answers the exit status.
   *
   * @param words what follows {@code backup} on the command line
   * @param format of the data that this program reads
   */
  public static int run(
      List<String> words, Map<String, String> environment, String format, PrintStream out) {
    FileAndOption asked = FileAndOption.parse("backup", words, GATEWAY);
    Path file = asked.file().toAbsolutePath().normalize();
    if (Files.exists(file)) {
      throw new Refusal(file + " is there already; it is not written over.");
    }
    String usual = "http://127.0.0.1:" + environment.getOrDefault("HUIKUAN_PORT", "8080");
    Path part = file.resolveSibling(file.getFileName() + ".part");
    if (Files.exists(part)) {
      throw new Refusal(
          part + " is there: another backup is under way, or was killed. Then delete it.");
    }
    try (GatewayClient gateway = LocalToken.client(asked.valueOr(usual), environment)) {
      fetch(gateway, part);
      BackupFile whole = BackupFile.open(part, format);
      whole.check();
      Files.move(part, file);
      out.printf("%s: %,d bytes%n%s%n", file, Files.size(file), whole.manifest().told());
      return 0;
    } catch (IOException e) {
      throw new Refusal(file + " can't be written: " + Refusal.why(e));
    } finally {
      delete(part);
    }
  }

  private static void fetch(GatewayClient gateway, Path part) throws IOException {
    try (FileChannel channel =
            FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream into = Channels.newOutputStream(channel)) {
      gateway.download("/sandbox/backup", into);
      channel.force(true);
    }
  }

  private static void delete(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new Refusal(part + " is left over: " + e.getMessage());
    }
  }
}
