package huikuan.standalone.identity;

import huikuan.standalone.Refusal;
import huikuan.standalone.client.GatewayClient;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a token of the instance whose data directory can be read. */
public final class LocalToken {

  /** The variable with a token that somebody else issued. */
  private static final String GIVEN = "HUIKUAN_TOKEN";

  private static final String DATA = "HUIKUAN_DATA";
  private static final String OPTION = "--gateway";

  private LocalToken() {}

  /**
   * {@code ./run token}: prints a token.
   *
   * @param words what follows {@code token} on the command line
   */
  public static int run(List<String> words, Map<String, String> environment, PrintStream out) {
    boolean elsewhere = words.size() == 3 && words.get(1).equals(OPTION);
    if (words.isEmpty() || words.size() != 1 && !elsewhere) {
      throw Refusal.withUsage("token", "name a role, person or client, such as finance");
    }
    String gateway =
        elsewhere
            ? words.get(2)
            : "http://127.0.0.1:" + environment.getOrDefault("HUIKUAN_PORT", "8080");
    Path file = file(environment);
    IdentityFile identity =
        IdentityFile.kept(file)
            .orElseThrow(
                () ->
                    new Refusal(
                        "%s is not there, or can't be read: start ./run, without --open."
                            .formatted(file)));
    String who = words.getFirst();
    out.println(
        new Tokens(identity, gateway)
            .of(who)
            .orElseThrow(() -> new Refusal("There is no role, person or client " + who + ".")));
    return 0;
  }

  private static Path file(Map<String, String> environment) {
    return Path.of(environment.getOrDefault(DATA, "data")).resolve(IdentityFile.NAME);
  }

  /**
   * A client with the token that was given, or with one of the instance whose data directory this
   * is; without one, if neither is there.
   */
  public static GatewayClient client(String gateway, Map<String, String> environment) {
    @Nullable String given = environment.get(GIVEN);
    Optional<String> token =
        given != null
            ? Optional.of(given)
            : IdentityFile.kept(file(environment))
                .map(identity -> new Tokens(identity, gateway).ofRun());
    return new GatewayClient(gateway, token.orElse(null));
  }
}
