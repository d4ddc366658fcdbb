package huikuan.ledger.rendering;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * A company's certificate, whose signature stands for its seal: PAdES of the level B-B (ETSI EN 319
 * 142-1). Nothing of it is seen on the page.
 */
public final class PaperSeal {

  /** Room for a signature with its chain of certificates. */
  private static final int MOST_BYTES = 16 * 1024;

  private static final int LEAST_RSA_BITS = 2048;

  private static final Map<String, String> ALGORITHMS =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");

  private final PrivateKey key;
  private final List<X509Certificate> chain;
  private final String algorithm;

  private PaperSeal(PrivateKey key, List<X509Certificate> chain, String algorithm) {
    this.key = key;
    this.chain = chain;
    this.algorithm = algorithm;
  }

  /**
   * @param file a PKCS #12 file with one key, of RSA or an elliptic curve, and its certificates
   * @throws IllegalArgumentException if it is none, or the password is wrong
   */
  public static PaperSeal read(Path file, String password) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, password.toCharArray());
      for (String alias : Collections.list(keys.aliases())) {
        if (keys.getKey(alias, password.toCharArray()) instanceof PrivateKey key) {
          return of(file, key, keys.getCertificateChain(alias));
        }
      }
      throw new IllegalArgumentException(file + " has no key");
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "%s is no PKCS #12 file that its password opens: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static PaperSeal of(Path file, PrivateKey key, Certificate[] chain) {
    String algorithm = ALGORITHMS.get(key.getAlgorithm());
    if (algorithm == null) {
      throw new IllegalArgumentException(
          "%s has a key of %s; it must be one of RSA or EC".formatted(file, key.getAlgorithm()));
    }
    if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
      throw new IllegalArgumentException(
          "%s has an RSA key of %d bits; it must have %d"
              .formatted(file, rsa.getModulus().bitLength(), LEAST_RSA_BITS));
    }
    return new PaperSeal(
        key, Arrays.stream(chain).map(X509Certificate.class::cast).toList(), algorithm);
  }

  /** Whose certificate it is. */
  public String subject() {
    return chain.getFirst().getSubjectX500Principal().getName();
  }

  /** From when on it signs nothing any more. */
  public Instant endsAt() {
    return chain.getFirst().getNotAfter().toInstant();
  }

  public boolean isValid(Instant at) {
    try {
      chain.getFirst().checkValidity(Date.from(at));
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  /** The document with the signature of a moment. */
  public byte[] on(byte[] pdf, Instant at) {
    PDSignature signature = new PDSignature();
    signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
    signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
    signature.setSignDate(GregorianCalendar.from(at.atZone(ZoneOffset.UTC)));
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(pdf);
        SignatureOptions options = new SignatureOptions()) {
      options.setPreferredSignatureSize(MOST_BYTES);
      document.addSignature(signature, options);
      ExternalSigningSupport external = document.saveIncrementalForExternalSigning(signed);
      external.setSignature(signatureOf(IOUtils.toByteArray(external.getContent())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return signed.toByteArray();
  }

  private byte[] signatureOf(byte[] content) throws IOException {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(signer());
      generator.addCertificates(new JcaCertStore(chain));
      return generator.generate(new CMSProcessableByteArray(content)).getEncoded();
    } catch (GeneralSecurityException | OperatorCreationException | CMSException e) {
      throw new IllegalStateException("The certificate signs nothing", e);
    }
  }

  private SignerInfoGenerator signer() throws GeneralSecurityException, OperatorCreationException {
    return new JcaSimpleSignerInfoGeneratorBuilder()
        .setSignedAttributeGenerator(new Attributes(namedSigner()))
        .build(algorithm, key, chain.getFirst());
  }

  /** The signature names its certificate, so that no other is put in its place. */
  private AttributeTable namedSigner() throws GeneralSecurityException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(chain.getFirst().getEncoded());
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(
        new Attribute(
            PKCSObjectIdentifiers.id_aa_signingCertificateV2,
            new DERSet(new SigningCertificateV2(new ESSCertIDv2(hash)))));
    return new AttributeTable(attributes);
  }

  /** PAdES has the time in the document, not beside the signature. */
  private static final class Attributes extends DefaultSignedAttributeTableGenerator {

    Attributes(AttributeTable more) {
      super(more);
    }

    @Override
    public AttributeTable getAttributes(Map parameters) {
      return super.getAttributes(parameters).remove(CMSAttributes.signingTime);
    }
  }
}
