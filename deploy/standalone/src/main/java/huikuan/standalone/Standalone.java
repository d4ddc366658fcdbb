package huikuan.standalone;

import huikuan.embedded.DamagedFiles;
import huikuan.embedded.DataDirectoryInUse;
import huikuan.embedded.FailStop;
import huikuan.embedded.PortTaken;
import huikuan.standalone.backup.Backup;
import huikuan.standalone.backup.Restore;
import huikuan.standalone.client.GatewayRefused;
import huikuan.standalone.client.GatewayUnreachable;
import huikuan.standalone.identity.LocalToken;
import huikuan.standalone.imports.ImportFile;
import huikuan.standalone.imports.PlayFile;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** The command line. */
public final class Standalone {

  private static final int FAILED = 1;

  private Standalone() {}

  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(args), System.getenv(), out, err));
  }

  /** Answers the exit status. */
  static int run(
      List<String> words, Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      return command(words, environment, out, err);
    } catch (Refusal
        | PortTaken
        | DataDirectoryInUse
        | GatewayRefused
        | GatewayUnreachable expected) {
      err.println("huikuan: " + expected.getMessage());
      return FAILED;
    } catch (DamagedFiles damaged) {
      err.println(
          """
          huikuan: %s.
          The data are not what was written, so nothing is started on them, and nothing was changed. Ways back:
          - restore the last backup into a new directory: ./run restore <file> --data <dir>
          - ./run --accept-loss: start once with what is left. Damaged files are renamed and kept, and a new epoch
            of each log begins. What a log or the topic erp.documents has lost is to be posted again.\
          """
              .formatted(damaged.getMessage()));
      return FailStop.DAMAGED;
    } catch (RuntimeException e) {
      Optional<InvalidConfigurationPropertyValueException> setting = wrongSetting(e);
      if (setting.isPresent()) {
        err.println("huikuan: " + told(setting.get()));
        return FAILED;
      }
      err.println("huikuan: failed; this is a fault of the program");
      e.printStackTrace(err);
      return FAILED;
    }
  }

  private static Optional<InvalidConfigurationPropertyValueException> wrongSetting(Throwable e) {
    return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
        .filter(InvalidConfigurationPropertyValueException.class::isInstance)
        .map(InvalidConfigurationPropertyValueException.class::cast)
        .findFirst();
  }

  private static String told(InvalidConfigurationPropertyValueException setting) {
    return "%s: %s".formatted(setting.getName(), setting.getReason());
  }

  private static int command(
      List<String> words, Map<String, String> environment, PrintStream out, PrintStream err) {
    String first = words.isEmpty() ? "" : words.getFirst();
    if (words.contains("--help") || words.contains("-h")) {
      out.print(Arguments.usage(first.startsWith("-") ? "" : first));
      return 0;
    }
    switch (first) {
      case "import" -> {
        Logs.toConsole();
        return ImportFile.run(rest(words), environment, out, err);
      }
      case "play" -> {
        Logs.toConsole();
        return PlayFile.run(rest(words), environment, out, err);
      }
      case "token" -> {
        Logs.toConsole();
        return LocalToken.run(rest(words), environment, out);
      }
      case "backup" -> {
        Logs.toConsole();
        return Backup.run(rest(words), environment, DataDirectory.FORMAT, out);
      }
      case "restore" -> {
        Logs.toConsole();
        return Restore.run(rest(words), environment, DataDirectory.FORMAT, out);
      }
      case "verify" -> {
        Logs.toConsole();
        Arguments arguments = Arguments.parse(rest(words));
        return Verification.run(arguments.dataDirectory(environment), out);
      }
      case "prove" -> {
        Logs.toConsole();
        return Proving.prove(rest(words), environment, out);
      }
      case "check-proof" -> {
        Logs.toConsole();
        return Proving.check(rest(words), out);
      }
      default -> {
        return new Server(Arguments.parse(words), environment, out).run();
      }
    }
  }

  private static List<String> rest(List<String> words) {
    return words.subList(1, words.size());
  }
}
