package huikuan.ledger.confirmation;

import huikuan.ledger.confirmation.LetterSettings.CertificateFile;
import huikuan.ledger.rendering.PaperSeal;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The certificates that sign letters: of the companies that have one. */
@Component
class Certificates {

  private final Map<String, PaperSeal> seals;
  private final Clock clock;

  Certificates(LetterSettings settings, Clock clock) {
    this.seals =
        settings.certificates().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> read(each.getValue())));
    this.clock = clock;
  }

  private static PaperSeal read(CertificateFile certificate) {
    return PaperSeal.read(certificate.file(), certificate.password());
  }

  /**
   * A document as it leaves: signed, if the company has a certificate.
   *
   * @throws ProblemException if the certificate is not valid now
   */
  byte[] signed(String company, byte[] pdf) {
    PaperSeal seal = seals.get(company);
    if (seal == null) {
      return pdf;
    }
    Instant now = clock.instant();
    if (!seal.isValid(now)) {
      throw new ProblemException(
          Problem.of(
              "certificate-not-valid",
              "The company's certificate is not valid",
              409,
              "It ends at %s. Set a valid one (huikuan.letters.certificates.%s)."
                  .formatted(seal.endsAt(), company)));
    }
    return seal.on(pdf, now);
  }
}
