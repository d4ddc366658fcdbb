package huikuan.platform.link;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import huikuan.contracts.CustomerId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes and reads the secrets of links: signed tokens, so that nothing is kept of one. */
public final class RecipientLinks {

  /** The path of the pages that links lead to. */
  public static final String PATH = "/r/";

  /** Stands where a secret is not to be seen. */
  public static final String HIDDEN = "…";

  /** The secret of a link, or the beginning of one that was broken off. */
  private static final Pattern SECRET = Pattern.compile("(?<=" + PATH + ")eyJ[\\w.-]*");

  private static final int LONGEST = 2_000;
  private static final JWSHeader HEADER =
      new JWSHeader.Builder(JWSAlgorithm.HS256).type(new JOSEObjectType("link")).build();

  private static final String ADDRESS = "to";
  private static final String COMPANY = "company";
  private static final String CUSTOMER = "customer";
  private static final String MESSAGE = "message";
  private static final String LETTER = "letter";

  private final LinkSettings settings;
  private final byte @Nullable [] key;

  public RecipientLinks(LinkSettings settings) {
    this.settings = settings;
    this.key = settings.key() == null ? null : sha256(settings.key());
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The address of the page, with the link's secret in it; empty = the settings have no links made.
   */
  public Optional<String> address(RecipientLink link) {
    return settings.pages() == null || key == null
        ? Optional.empty()
        : Optional.of(settings.pages() + PATH + token(link, key));
  }

  /** An address as it is shown to others than its recipient; empty as with {@link #address}. */
  public Optional<String> shown() {
    return settings.pages() == null || key == null
        ? Optional.empty()
        : Optional.of(settings.pages() + PATH + HIDDEN);
  }

  /** A text of others, such as of a mail server, without the secrets that it repeats. */
  public static String withoutSecrets(String text) {
    return SECRET.matcher(text).replaceAll(HIDDEN);
  }

  /**
   * A link in a mail of this moment.
   *
   * @param address to which the mail goes
   * @param letter the number of the letter that it brings; null = none
   */
  public RecipientLink link(
      CustomerId customer,
      String contactId,
      String address,
      String message,
      @Nullable String letter,
      Instant sentAt) {
    Instant madeAt = sentAt.truncatedTo(ChronoUnit.SECONDS);
    return new RecipientLink(
        customer,
        contactId,
        RecipientLink.markOf(address),
        message,
        letter,
        madeAt,
        madeAt.plus(settings.validFor()));
  }

  private static String token(RecipientLink link, byte[] key) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .subject(link.contactId())
            .claim(ADDRESS, link.addressMark())
            .claim(COMPANY, link.customer().company())
            .claim(CUSTOMER, link.customer().customer())
            .claim(MESSAGE, link.message())
            .claim(LETTER, link.letter())
            .issueTime(Date.from(link.madeAt()))
            .expirationTime(Date.from(link.expiresAt()))
            .build();
    SignedJWT token = new SignedJWT(HEADER, claims);
    try {
      token.sign(new MACSigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  /**
   * What a link is for.
   *
   * @param token the part of its address behind {@link #PATH}
   * @throws LinkRefused if it was not made with our key, or has expired
   */
  public RecipientLink read(String token, Instant now) throws LinkRefused {
    RecipientLink link = read(token);
    if (!now.isBefore(link.expiresAt())) {
      throw new LinkRefused(true);
    }
    return link;
  }

  private RecipientLink read(String token) throws LinkRefused {
    if (key == null || token.length() > LONGEST) {
      throw new LinkRefused(false);
    }
    try {
      SignedJWT signed = SignedJWT.parse(token);
      if (!HEADER.getType().equals(signed.getHeader().getType())
          || !signed.verify(new MACVerifier(key))) {
        throw new LinkRefused(false);
      }
      JWTClaimsSet claims = signed.getJWTClaimsSet();
      return new RecipientLink(
          new CustomerId(claims.getStringClaim(COMPANY), claims.getStringClaim(CUSTOMER)),
          claims.getSubject(),
          claims.getStringClaim(ADDRESS),
          claims.getStringClaim(MESSAGE),
          claims.getStringClaim(LETTER),
          claims.getIssueTime().toInstant(),
          claims.getExpirationTime().toInstant());
    } catch (ParseException | JOSEException foreign) {
      throw new LinkRefused(false);
    }
  }
}
