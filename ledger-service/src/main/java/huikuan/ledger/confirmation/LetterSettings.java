package huikuan.ledger.confirmation;

import huikuan.contracts.Hours;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How letters are sent and followed up. Days are working days of the customer's country, counted
 * from the day on which the letter was sent.
 *
 * @param contact whom customers can ask about letters; null = nobody is named
 * @param phone of the contact
 * @param answersTo the mail address that letters name for answers; null = none
 * @param answerWithin the days within which an answer is asked for
 * @param acceptedAfter the days after which a letter that did not come back counts as arrived
 * @param followUps after how many days an answer is asked for again
 * @param callAfter after how many days somebody is to call
 * @param closeAfter after how many days it is closed without an answer
 * @param heldFor the days for which a part that the customer disagrees with is not asked for, from
 *     the day of the answer
 * @param certificates by company: the certificate that signs its letters
 * @param hours of a day in which letters leave, by country; of others 09:00/17:00
 */
@ConfigurationProperties("huikuan.letters")
record LetterSettings(
    @Nullable String contact,
    @Nullable String phone,
    @Nullable String answersTo,
    @DefaultValue("10") int answerWithin,
    @DefaultValue("3") int acceptedAfter,
    @DefaultValue({"10", "15"}) List<Integer> followUps,
    @DefaultValue("20") int callAfter,
    @DefaultValue("30") int closeAfter,
    @DefaultValue("10") int heldFor,
    @DefaultValue Map<String, CertificateFile> certificates,
    @DefaultValue Map<String, List<String>> hours) {

  /**
   * A certificate and its key.
   *
   * @param file PKCS #12
   */
  record CertificateFile(Path file, String password) {

    /** Without the password. */
    @Override
    public String toString() {
      return "CertificateFile[file=" + file + "]";
    }
  }

  private static final List<Hours> USUAL = List.of(Hours.parse("09:00/17:00"));

  private static final Map<String, List<Hours>> BY_COUNTRY =
      Map.of(
          "CN", List.of(Hours.parse("09:00/11:30"), Hours.parse("14:00/17:30")),
          "DE", List.of(Hours.parse("08:00/17:00")));

  LetterSettings {
    followUps = List.copyOf(followUps);
    hours = Map.copyOf(hours);
    certificates = Map.copyOf(certificates);
    hours.values().forEach(each -> each.forEach(Hours::parse));
    int last = 0;
    for (int each : followUps) {
      last = inOrder(last, each);
    }
    inOrder(inOrder(last, callAfter), closeAfter);
    if (answerWithin < 1 || acceptedAfter < 1 || heldFor < 1) {
      throw new IllegalArgumentException("huikuan.letters: days are at least 1");
    }
  }

  private static int inOrder(int before, int after) {
    if (after <= before) {
      throw new IllegalArgumentException(
          "huikuan.letters: follow-ups, call and close follow each other, each on a later day");
    }
    return after;
  }

  /** The hours in which letters leave in a country, in order of time. */
  List<Hours> hoursIn(String country) {
    List<String> set = hours.get(country);
    return set == null
        ? BY_COUNTRY.getOrDefault(country, USUAL)
        : set.stream().map(Hours::parse).toList();
  }
}
