package huikuan.gateway;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The operator's settings.
 *
 * @param ledger where the ledger service answers; likewise the others, and the console
 * @param connectTimeout to reach a service
 * @param responseTimeout from a request's arrival, with its body, to the start of its answer, and
 *     from each part of an answer to the next
 * @param sslBundle the name of the SSL bundle ({@code spring.ssl.bundle}) by which services are
 *     trusted, and whose certificate they are shown; null = the authorities that Java trusts
 */
@ConfigurationProperties("huikuan.gateway")
record GatewaySettings(
    @DefaultValue("http://127.0.0.1:8081") URI ledger,
    @DefaultValue("http://127.0.0.1:8082") URI dunning,
    @DefaultValue("http://127.0.0.1:8083") URI notification,
    @DefaultValue("http://127.0.0.1:8084") URI console,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("60s") Duration responseTimeout,
    @Nullable String sslBundle) {

  GatewaySettings {
    requireHttp("ledger", ledger);
    requireHttp("dunning", dunning);
    requireHttp("notification", notification);
    requireHttp("console", console);
    requirePositive("connect-timeout", connectTimeout.toMillis());
    requirePositive("response-timeout", responseTimeout.toMillis());
  }

  private static void requireHttp(String name, URI uri) {
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!http || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "huikuan.gateway." + name + " must be an http(s) address, not " + uri);
    }
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException("huikuan.gateway." + name + " must be above zero");
    }
  }
}
