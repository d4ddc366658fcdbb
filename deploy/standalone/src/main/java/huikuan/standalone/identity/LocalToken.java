package huikuan.standalone.identity;

import huikuan.standalone.Refusal;
import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.client.GatewayUnreachable;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gets a token of a running instance for those who can read its data directory. */
public final class LocalToken {

  /** The variable with a token that somebody else issued. */
  private static final String GIVEN = "HUIKUAN_TOKEN";

  private static final String DATA = "HUIKUAN_DATA";
  private static final String OPTION = "--gateway";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

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
    String gateway = elsewhere ? words.get(2) : usual(environment);
    String token = token(gateway, words.getFirst(), file(environment));
    if (token == null) {
      throw new Refusal(
          "The instance at " + gateway + " was started with --open: no token is needed.");
    }
    out.println(token);
    return 0;
  }

  private static String usual(Map<String, String> environment) {
    return "http://127.0.0.1:" + environment.getOrDefault("HUIKUAN_PORT", "8080");
  }

  private static Path file(Map<String, String> environment) {
    return Path.of(environment.getOrDefault(DATA, "data")).resolve(IdentityFile.NAME);
  }

  /**
   * A client with the token that was given, or with one of the instance whose data directory this
   * is; without one, if neither is there.
   */
  public static GatewayClient client(String gateway, Map<String, String> environment) {
    String given = environment.get(GIVEN);
    Path file = file(environment);
    String token =
        given != null || !Files.exists(file) ? given : token(gateway, SampleClient.RUN.id(), file);
    return new GatewayClient(gateway, token);
  }

  /** Null = the instance has no access control. */
  private static @Nullable String token(String gateway, String who, Path file) {
    String run = SampleClient.RUN.id();
    String basic = run + ":" + IdentityFile.passwordOf(run, file);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway + "/sandbox/tokens/" + GatewayClient.encode(who)))
            .timeout(PATIENCE)
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      return switch (answer.statusCode()) {
        case 200 -> answer.body();
        case 404 -> {
          if (answer.body().contains("role, person or client")) {
            throw new Refusal("There is no role, person or client " + who + " at " + gateway + ".");
          }
          yield null;
        }
        case 401 ->
            throw new Refusal(
                "The instance at %s does not run on %s: set %s, or %s to a token of its own."
                    .formatted(gateway, file.toAbsolutePath().getParent(), DATA, GIVEN));
        default -> throw new Refusal(gateway + " answers " + answer.statusCode() + ".");
      };
    } catch (IOException e) {
      throw new GatewayUnreachable(gateway, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GatewayUnreachable(gateway, e);
    }
  }
}
