package huikuan.ledger.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import huikuan.contracts.ledger.LetterKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A certificate's signature: that it holds, for these bytes alone, and what it has to say. */
class PaperSealTest {

  private static final Instant AT = Instant.parse("2026-04-13T02:00:00Z");

  @TempDir static Path folder;

  private static byte[] paper() {
    return Papers.pdf(Papers.zh(LetterKind.POSITIVE, Papers.items(40)));
  }

  private static PaperSeal seal(String algorithm) {
    return PaperSeal.read(SampleCertificate.in(folder, algorithm), SampleCertificate.PASSWORD);
  }

  private static PDSignature signature(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      List<PDSignature> all = document.getSignatureDictionaries();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }

  private static SignerInformation signer(CMSSignedData signed) {
    return signed.getSignerInfos().iterator().next();
  }

  /** Whether the signature is one of this content. */
  private static boolean holds(PDSignature signature, byte[] content)
      throws CMSException, IOException, OperatorCreationException, CertificateException {
    CMSSignedData signed =
        new CMSSignedData(new CMSProcessableByteArray(content), signature.getContents());
    X509CertificateHolder certificate = signed.getCertificates().getMatches(null).iterator().next();
    try {
      return signer(signed).verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
    } catch (CMSException other) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void itHoldsForTheWholeDocumentAndFindsAChangedByte(String algorithm) throws Exception {
    byte[] pdf = paper();
    byte[] signed = seal(algorithm).on(pdf, AT);
    assertThat(Arrays.copyOf(signed, pdf.length)).isEqualTo(pdf);

    PDSignature signature = signature(signed);
    int[] range = signature.getByteRange();
    assertThat(range[0]).isZero();
    assertThat(range[2] + range[3]).isEqualTo(signed.length);
    byte[] content = signature.getSignedContent(signed);
    assertThat(holds(signature, content)).isTrue();
    for (int at : List.of(0, pdf.length / 2, content.length - 1)) {
      byte[] changed = content.clone();
      changed[at] ^= 1;
      assertThat(holds(signature, changed)).as("byte %d", at).isFalse();
    }
  }

  /** ETSI EN 319 142-1, 6.3: it names its certificate, and has its time in the document alone. */
  @Test
  void itIsOneOfPades() throws Exception {
    PDSignature signature = signature(seal("EC").on(paper(), AT));
    assertThat(signature.getSubFilter()).isEqualTo("ETSI.CAdES.detached");
    assertThat(signature.getSignDate().toInstant()).isEqualTo(AT);
    CMSSignedData signed = new CMSSignedData(signature.getContents());
    SignerInformation signer = signer(signed);
    assertThat(signer.getSignedAttributes().get(PKCSObjectIdentifiers.pkcs_9_at_signingTime))
        .isNull();
    byte[] named =
        SigningCertificateV2.getInstance(
                signer
                    .getSignedAttributes()
                    .get(PKCSObjectIdentifiers.id_aa_signingCertificateV2)
                    .getAttrValues()
                    .getObjectAt(0))
            .getCerts()[0]
            .getCertHash();
    assertThat(named)
        .isEqualTo(
            MessageDigest.getInstance("SHA-256")
                .digest(signed.getCertificates().getMatches(null).iterator().next().getEncoded()));
  }

  @Test
  void itKnowsWhetherItIsValid() {
    PaperSeal seal = seal("RSA");
    assertThat(seal.isValid(Instant.parse("2025-12-31T23:59:59Z"))).isFalse();
    assertThat(seal.isValid(AT)).isTrue();
    assertThat(seal.isValid(Instant.parse("2027-01-01T00:00:01Z"))).isFalse();
    assertThat(seal.endsAt()).isEqualTo("2027-01-01T00:00:00Z");
  }

  @Test
  void aFileThatIsNoneIsRefused() throws IOException {
    Path file = SampleCertificate.in(folder, "RSA");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PaperSeal.read(file, "wrong"))
        .withMessageContaining("RSA.p12 is no PKCS #12 file that its password opens");
    Path text = Files.writeString(folder.resolve("text.p12"), "no certificate");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PaperSeal.read(text, SampleCertificate.PASSWORD))
        .withMessageContaining("text.p12");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PaperSeal.read(folder.resolve("none.p12"), "wrong"))
        .withMessageContaining("none.p12");
    Path edwards = SampleCertificate.in(folder, "Ed25519");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PaperSeal.read(edwards, SampleCertificate.PASSWORD))
        .withMessageContaining("must be one of RSA or EC");
  }

  @Test
  void paperOneUponAnotherBearsNoSignature() throws IOException {
    byte[] stack = PaperStack.of(List.of(seal("EC").on(paper(), AT), paper()));
    try (PDDocument document = Loader.loadPDF(stack);
        PDDocument one = Loader.loadPDF(paper())) {
      assertThat(document.getNumberOfPages()).isEqualTo(2 * one.getNumberOfPages());
      assertThat(document.getSignatureDictionaries()).isEmpty();
    }
  }
}
