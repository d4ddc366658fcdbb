package huikuan.ledger.confirmation;

import huikuan.ledger.confirmation.LetterSettings.CertificateFile;
import huikuan.ledger.rendering.PaperSeal;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Component;

/** The certificates that sign letters: of the companies that have one. */
@Component
class Certificates {

  private static final Logger log = LoggerFactory.getLogger(Certificates.class);

  private final Map<String, PaperSeal> seals;
  private final Clock clock;

  Certificates(LetterSettings settings, Clock clock) {
    this.seals =
        settings.certificates().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Certificates::read));
    this.clock = clock;
    seals.forEach(
        (company, seal) ->
            log.info(
                "Letters of {} are signed by {}, until {}",
                company,
                seal.subject(),
                seal.endsAt()));
  }

  private static PaperSeal read(Map.Entry<String, CertificateFile> certificate) {
    CertificateFile file = certificate.getValue();
    try {
      return PaperSeal.read(file.file(), file.password());
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigurationPropertyValueException(
          "huikuan.letters.certificates." + certificate.getKey(), file.file(), e.getMessage());
    }
  }

  /**
   * A document as it leaves: signed, if the company has a certificate.
   *
   * @throws ProblemException if the certificate is not valid now
   */
  byte[] signed(String company, byte[] pdf) {
    requireValid(company);
    PaperSeal seal = seals.get(company);
    return seal == null ? pdf : seal.on(pdf, clock.instant());
  }

  /**
   * @throws ProblemException if the company has a certificate that is not valid now
   */
  void requireValid(String company) {
    PaperSeal seal = seals.get(company);
    if (seal != null && !seal.isValid(clock.instant())) {
      throw new ProblemException(
          Problem.of(
              "certificate-not-valid",
              "The company's certificate is not valid",
              409,
              "It ends at %s. Set a valid one (huikuan.letters.certificates.%s)."
                  .formatted(seal.endsAt(), company)));
    }
  }
}
