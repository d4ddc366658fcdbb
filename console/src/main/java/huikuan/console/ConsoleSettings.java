package huikuan.console;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The operator's settings.
 *
 * @param url by which people reach the console, as their browsers name it
 * @param gateway where the API is asked
 * @param open whether nobody signs in, since the API is open to everybody: a sandbox on loopback
 * @param issuer of the identity provider; needed unless {@code open}
 * @param clientId by which the identity provider knows the console
 * @param clientSecret the console's secret there
 * @param scopes that are asked for; {@code openid} is needed
 * @param responseTimeout the longest wait for an answer of the API
 * @param sslBundle the name of the SSL bundle ({@code spring.ssl.bundle}) by which the gateway and
 *     the identity provider are trusted, and whose certificate they are shown; null = the
 *     authorities that Java trusts
 */
@ConfigurationProperties("huikuan.console")
public record ConsoleSettings(
    @DefaultValue("http://127.0.0.1:8080") URI url,
    @DefaultValue("http://127.0.0.1:8080") URI gateway,
    boolean open,
    @Nullable URI issuer,
    @DefaultValue("console") String clientId,
    @DefaultValue("") String clientSecret,
    @DefaultValue("openid") List<String> scopes,
    @DefaultValue("30s") Duration responseTimeout,
    @Nullable String sslBundle) {

  public ConsoleSettings {
    requireHttp("url", url);
    requireHttp("gateway", gateway);
    if (!open && issuer == null) {
      throw new IllegalArgumentException(
          "huikuan.console.issuer is missing: the address of the identity provider");
    }
    if (!open && !scopes.contains("openid")) {
      throw new IllegalArgumentException("huikuan.console.scopes: openid is needed");
    }
    if (responseTimeout.toMillis() <= 0) {
      throw new IllegalArgumentException("huikuan.console.response-timeout must be above zero");
    }
  }

  private static void requireHttp(String name, URI address) {
    boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    if (!http || address.getHost() == null) {
      throw new IllegalArgumentException(
          "huikuan.console.%s must be an http(s) address, not %s".formatted(name, address));
    }
  }

  /** Whether browsers come by TLS. */
  public boolean secure() {
    return "https".equals(url.getScheme());
  }
}
