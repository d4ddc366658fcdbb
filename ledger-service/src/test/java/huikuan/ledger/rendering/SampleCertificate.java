package huikuan.ledger.rendering;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate that a company issued to itself, in a file. */
public final class SampleCertificate {

  public static final String PASSWORD = "only for tests";

  private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

  private SampleCertificate() {}

  /** A file with a certificate of 2026. */
  public static Path in(Path folder, String algorithm) {
    try {
      KeyPair keys = KEYS.computeIfAbsent(algorithm, SampleCertificate::keys);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "seal",
          keys.getPrivate(),
          PASSWORD.toCharArray(),
          new Certificate[] {certificate(keys, algorithm)});
      Path file = folder.resolve(algorithm + ".p12");
      try (OutputStream out = Files.newOutputStream(file)) {
        store.store(out, PASSWORD.toCharArray());
      }
      return file;
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Made once: an RSA key takes seconds. */
  private static KeyPair keys(String algorithm) {
    try {
      return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate certificate(KeyPair keys, String algorithm)
      throws GeneralSecurityException, OperatorCreationException {
    X500Principal company = new X500Principal("CN=Sample Trading");
    String signs =
        switch (algorithm) {
          case "EC" -> "SHA256withECDSA";
          case "RSA" -> "SHA256withRSA";
          default -> algorithm;
        };
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    company,
                    BigInteger.ONE,
                    Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                    Date.from(Instant.parse("2027-01-01T00:00:00Z")),
                    company,
                    keys.getPublic())
                .build(new JcaContentSignerBuilder(signs).build(keys.getPrivate())));
  }
}
