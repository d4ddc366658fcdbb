package huikuan.platform.web.access;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;

/**
 * The issuer's keys, where its configuration says that they are. They are read when they are needed
 * and not fresh, and when one is asked for that is not among them. While they can't be read, those
 * that are known will do for a while.
 */
final class IssuersKeys implements JWKSource<SecurityContext> {

  /**
   * What was read.
   *
   * @param at when
   */
  private record Known(JWKSet keys, long at) {}

  private static final int PATIENCE_MS = 3000;
  private static final int MOST_BYTES = 512 * 1024;

  /** So long they are used without a question. */
  private static final long FRESH = Duration.ofMinutes(5).toNanos();

  /** So long they are used while the issuer is away. */
  private static final long AWAY = Duration.ofHours(8).toNanos();

  /** Whoever sends tokens of invented keys can't have the issuer asked more often than this. */
  private static final long PAUSE = Duration.ofSeconds(10).toNanos();

  private static final int AT_ONCE = 5;

  private final AccessSettings settings;
  private final SslBundles bundles;
  private final LongSupplier ticker;
  private final ReentrantLock reading = new ReentrantLock();
  private @Nullable URL found;
  private long full;
  private volatile @Nullable Known known;
  private volatile int attempts;
  private volatile @Nullable Exception failure;

  /**
   * @param ticker a clock in nanoseconds that never goes back
   * @throws NoSuchSslBundleException if the settings name a bundle that there is not
   */
  IssuersKeys(AccessSettings settings, SslBundles bundles, LongSupplier ticker) {
    this.settings = settings;
    this.bundles = bundles;
    this.ticker = ticker;
    this.full = ticker.getAsLong();
    tls();
  }

  /**
   * Those that are wanted.
   *
   * @throws KeySourceException if none of them is known, and the issuer did not answer
   */
  @Override
  public List<JWK> get(JWKSelector wanted, @Nullable SecurityContext context)
      throws KeySourceException {
    int seen = attempts;
    List<JWK> fresh = select(wanted, FRESH);
    if (!fresh.isEmpty()) {
      return fresh;
    }
    reading.lock();
    try {
      // Whoever has waited for another's answer takes that.
      if (attempts == seen && mayRead()) {
        read();
      }
    } finally {
      reading.unlock();
    }
    List<JWK> selected = select(wanted, AWAY);
    Exception why = failure;
    if (selected.isEmpty() && why != null) {
      throw new JWKSetUnavailableException("The keys of the issuer can't be read", why);
    }
    return selected;
  }

  private List<JWK> select(JWKSelector wanted, long age) {
    Known read = known;
    return read == null || ticker.getAsLong() - read.at() > age
        ? List.of()
        : wanted.select(read.keys());
  }

  /** Several at once, then one after each pause. */
  private boolean mayRead() {
    long now = ticker.getAsLong();
    long next = Math.max(full - now, 0) + PAUSE;
    if (next > AT_ONCE * PAUSE) {
      return false;
    }
    full = now + next;
    return true;
  }

  private void read() {
    attempts++;
    long now = ticker.getAsLong();
    try {
      known = new Known(JWKSet.parse(content(url())), now);
      failure = null;
    } catch (IOException | ParseException | IllegalArgumentException e) {
      failure = e;
      found = null;
    }
  }

  private URL url() throws IOException, ParseException {
    URL url = found;
    if (url == null) {
      URI keys = settings.keys();
      url = keys == null ? discovered() : keys.toURL();
      found = url;
    }
    return url;
  }

  private URL discovered() throws IOException, ParseException {
    String issuer = requireNonNull(settings.issuer()).toString();
    Map<String, Object> told = JSONObjectUtils.parse(content(settings.configuration().toURL()));
    if (!issuer.equals(JSONObjectUtils.getString(told, "issuer"))) {
      throw new IOException("The configuration is of another issuer: " + told.get("issuer"));
    }
    URI keys = JSONObjectUtils.getURI(told, "jwks_uri");
    if (keys == null) {
      throw new IOException("The configuration does not say where the keys are");
    }
    AccessSettings.requireTrusted("jwks_uri", keys);
    return keys.toURL();
  }

  /** Read with the bundle as it is now: its files may change. */
  private String content(URL url) throws IOException {
    return new Retriever(tls()).retrieveResource(url).getContent();
  }

  private @Nullable SSLSocketFactory tls() {
    String bundle = settings.sslBundle();
    return bundle == null ? null : bundles.getBundle(bundle).createSslContext().getSocketFactory();
  }

  /** Goes nowhere but where it was sent. */
  private static final class Retriever extends DefaultResourceRetriever {

    Retriever(@Nullable SSLSocketFactory tls) {
      super(PATIENCE_MS, PATIENCE_MS, MOST_BYTES, true, tls);
    }

    @Override
    protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
      HttpURLConnection connection = super.openHTTPConnection(url);
      connection.setInstanceFollowRedirects(false);
      return connection;
    }
  }
}
