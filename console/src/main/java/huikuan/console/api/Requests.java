package huikuan.console.api;

import huikuan.console.ConsoleSettings;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;

/** How the gateway and the identity provider are asked. */
@Configuration(proxyBeanMethods = false)
class Requests {

  private static final Duration TO_CONNECT = Duration.ofSeconds(2);

  /** New connections follow the bundle as its files change. */
  @Bean
  ClientHttpRequestFactory requestFactory(ConsoleSettings settings, SslBundles bundles) {
    String bundle = settings.sslBundle();
    if (bundle == null) {
      return factory(settings, null);
    }
    AtomicReference<ClientHttpRequestFactory> current =
        new AtomicReference<>(factory(settings, bundles.getBundle(bundle)));
    bundles.addBundleUpdateHandler(bundle, changed -> current.set(factory(settings, changed)));
    return (uri, method) -> current.get().createRequest(uri, method);
  }

  private static ClientHttpRequestFactory factory(
      ConsoleSettings settings, @Nullable SslBundle bundle) {
    HttpClient.Builder http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .executor(Executors.newVirtualThreadPerTaskExecutor());
    if (bundle != null) {
      http.sslContext(bundle.createSslContext()).sslParameters(parameters(bundle));
    }
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http.build());
    requests.setReadTimeout(settings.responseTimeout());
    return requests;
  }

  /** The client adds the check of the server's name. */
  private static SSLParameters parameters(SslBundle bundle) {
    SSLParameters parameters = bundle.createSslContext().getDefaultSSLParameters();
    if (bundle.getOptions().getEnabledProtocols() != null) {
      parameters.setProtocols(bundle.getOptions().getEnabledProtocols());
    }
    if (bundle.getOptions().getCiphers() != null) {
      parameters.setCipherSuites(bundle.getOptions().getCiphers());
    }
    return parameters;
  }
}
