package huikuan.platform.web.access;

import static java.util.Objects.requireNonNull;

import huikuan.platform.web.edge.Loopback;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are taken, and what they say.
 *
 * @param open whether everybody on this machine may do everything: for trying and for load
 * @param issuer that signs people in and issues tokens, exactly as its tokens name it
 * @param audience that tokens must be meant for
 * @param keys where the issuer's keys are; null = where its configuration says
 * @param sslBundle the name of the SSL bundle ({@code spring.ssl.bundle}) by which the issuer's
 *     server is trusted; null = by the authorities that Java trusts
 * @param roles the claims that hold roles, by their path, such as {@code realm_access.roles}
 * @param companies the claim with the companies of roles that name none
 * @param name the claim by which events name a person
 * @param client the claim by which events name a client; a token whose subject is the same is a
 *     client's
 * @param clientWhen a claim and its value, such as {@code idtyp=app}, that tell a client's token,
 *     or a claim that only they have; null = the subject alone does
 * @param grants what an issuer calls a role, with what it stands for, such as {@code finance@CN01};
 *     if there are any, other names stand for nothing
 * @param remembered how many verified tokens are kept until they expire
 */
@ConfigurationProperties("huikuan.access")
record AccessSettings(
    boolean open,
    @Nullable URI issuer,
    @DefaultValue("") String audience,
    @Nullable URI keys,
    @Nullable String sslBundle,
    @DefaultValue("roles") List<String> roles,
    @DefaultValue("companies") String companies,
    @DefaultValue("preferred_username") String name,
    @DefaultValue("client_id") String client,
    @Nullable String clientWhen,
    @DefaultValue Map<String, String> grants,
    @DefaultValue("10000") int remembered) {

  AccessSettings {
    grants = Map.copyOf(grants);
    grants.forEach(AccessSettings::requireRole);
    if (clientWhen != null && !clientWhen.matches("[^=]+(=.+)?")) {
      throw new IllegalArgumentException(
          "huikuan.access.client-when: a claim, or a claim and its value, such as idtyp=app");
    }
    if (!open) {
      requireIssuer(issuer);
      if (keys != null && !"file".equals(keys.getScheme())) {
        requireTrusted("huikuan.access.keys", keys);
      }
      if (audience.isBlank()) {
        throw new IllegalArgumentException(
            "huikuan.access.audience is missing: the name by which tokens are meant for Huikuan");
      }
    }
    if (remembered < 1 || remembered > 1_000_000) {
      throw new IllegalArgumentException("huikuan.access.remembered: from 1 to 1000000");
    }
  }

  /** Where the issuer says what it offers. */
  URI configuration() {
    return URI.create(
        requireNonNull(issuer).toString().replaceFirst("/$", "")
            + "/.well-known/openid-configuration");
  }

  /** The issuer's, as browsers name it. */
  String origin() {
    URI at = requireNonNull(issuer);
    String port = at.getPort() < 0 ? "" : ":" + at.getPort();
    return at.getScheme() + "://" + at.getHost() + port;
  }

  private static void requireIssuer(@Nullable URI issuer) {
    if (issuer == null || issuer.getHost() == null) {
      throw new IllegalArgumentException(
          "huikuan.access.issuer is missing: the address of the identity provider, as its tokens"
              + " name it");
    }
    requireTrusted("huikuan.access.issuer", issuer);
  }

  private static void requireRole(String name, String grant) {
    if (Grant.parse(grant).isEmpty()) {
      throw new IllegalArgumentException(
          "huikuan.access.grants.[%s]: a role and its companies, such as finance@CN01, not %s; roles: %s"
              .formatted(name, grant, Arrays.toString(Role.values())));
    }
  }

  /**
   * @throws IllegalArgumentException if others could read or change what comes from there
   */
  static void requireTrusted(String setting, URI address) {
    boolean local =
        "http".equals(address.getScheme())
            && address.getHost() != null
            && Loopback.is(address.getHost());
    if (!"https".equals(address.getScheme()) && !local) {
      throw new IllegalArgumentException(setting + ": https, or http on loopback, not " + address);
    }
  }
}
