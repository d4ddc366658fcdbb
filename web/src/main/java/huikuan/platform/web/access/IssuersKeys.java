package huikuan.platform.web.access;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The issuer's keys, where its configuration says that they are. */
final class IssuersKeys implements JWKSetSource<SecurityContext> {

  private static final String CONFIGURATION = "/.well-known/openid-configuration";
  private static final int PATIENCE_MS = 3000;
  private static final int MOST_BYTES = 512 * 1024;

  private final AccessSettings settings;
  private final DefaultResourceRetriever retriever =
      new DefaultResourceRetriever(PATIENCE_MS, PATIENCE_MS, MOST_BYTES);
  private volatile @Nullable URL found;

  IssuersKeys(AccessSettings settings) {
    this.settings = settings;
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator refresh, long currentTime, SecurityContext context)
      throws KeySourceException {
    try {
      return JWKSet.parse(retriever.retrieveResource(url()).getContent());
    } catch (IOException | ParseException | IllegalArgumentException e) {
      throw new JWKSetUnavailableException("The keys of the issuer can't be read", e);
    }
  }

  private URL url() throws IOException, ParseException {
    URL known = found;
    if (known == null) {
      URI keys = settings.keys();
      known = keys == null ? discovered() : keys.toURL();
      found = known;
    }
    return known;
  }

  private URL discovered() throws IOException, ParseException {
    String issuer = requireNonNull(settings.issuer()).toString();
    URL configuration = URI.create(issuer.replaceFirst("/$", "") + CONFIGURATION).toURL();
    String text = retriever.retrieveResource(configuration).getContent();
    Map<String, Object> told = JSONObjectUtils.parse(text);
    if (!issuer.equals(JSONObjectUtils.getString(told, "issuer"))) {
      throw new IOException("The configuration is of another issuer: " + told.get("issuer"));
    }
    URI keys = JSONObjectUtils.getURI(told, "jwks_uri");
    AccessSettings.requireSecret("jwks_uri", keys);
    return keys.toURL();
  }

  @Override
  public void close() {}
}
