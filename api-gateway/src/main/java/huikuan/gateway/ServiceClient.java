package huikuan.gateway;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

/** The connections to the services. */
@Configuration(proxyBeanMethods = false)
class ServiceClient {

  /**
   * A connection idle for longer is looked at before it is used: its service may have closed it.
   */
  private static final TimeValue TRUSTED = TimeValue.ofMilliseconds(500);

  /** Passes on what it is given: nothing is sent twice, followed, unpacked, kept or added. */
  @Bean
  CloseableHttpClient services(
      GatewaySettings settings,
      SslBundles bundles,
      @Value("${server.tomcat.max-connections}") int clients) {
    RequestConfig config =
        RequestConfig.custom()
            .setResponseTimeout(Timeout.of(settings.responseTimeout()))
            .setProtocolUpgradeEnabled(false)
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections(settings, bundles, clients))
        .setDefaultRequestConfig(config)
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableDefaultUserAgent()
        .build();
  }

  /**
   * @param clients how many connections the gateway accepts; none of them waits for another's
   */
  private static HttpClientConnectionManager connections(
      GatewaySettings settings, SslBundles bundles, int clients) {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setTlsSocketStrategy(tls(settings.sslBundle(), bundles))
        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
        .setMaxConnPerRoute(clients)
        .setMaxConnTotal(Integer.MAX_VALUE)
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                .setValidateAfterInactivity(TRUSTED)
                .build())
        .build();
  }

  /** New connections follow the bundle as its files change. */
  private static TlsSocketStrategy tls(@Nullable String bundle, SslBundles bundles) {
    if (bundle == null) {
      return DefaultClientTlsStrategy.createSystemDefault();
    }
    AtomicReference<TlsSocketStrategy> current =
        new AtomicReference<>(tls(bundles.getBundle(bundle)));
    bundles.addBundleUpdateHandler(bundle, changed -> current.set(tls(changed)));
    return (socket, target, port, attachment, context) ->
        current.get().upgrade(socket, target, port, attachment, context);
  }

  private static TlsSocketStrategy tls(SslBundle bundle) {
    return new DefaultClientTlsStrategy(
        bundle.createSslContext(),
        bundle.getOptions().getEnabledProtocols(),
        bundle.getOptions().getCiphers(),
        SSLBufferMode.STATIC,
        HttpsSupport.getDefaultHostnameVerifier());
  }

  @Bean
  ClientHttpRequestFactory requests(CloseableHttpClient services) {
    return new HttpComponentsClientHttpRequestFactory(services);
  }
}
