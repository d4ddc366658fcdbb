package huikuan.contracts.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.readiness.Readiness.Attached;
import huikuan.contracts.readiness.Readiness.Facts;
import huikuan.contracts.readiness.Readiness.Milestone;
import huikuan.contracts.readiness.Readiness.Stage;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessTest {

  /** {@code +} withdrawn, {@code !} damaged; a way of {@code -} is that of no invoice. */
  private static Facts facts(
      @Nullable String required,
      @Nullable String attached,
      @Nullable String way,
      String person,
      @Nullable String milestones) {
    Set<EvidenceKind> kinds = EnumSet.noneOf(EvidenceKind.class);
    words(required).stream().map(EvidenceKind::parse).forEach(kinds::add);
    return new Facts(
        kinds,
        words(attached).stream().map(ReadinessTest::attached).toList(),
        !"-".equals(way),
        way == null || way.equals("-") ? null : InvoiceState.parse(way),
        PersonState.valueOf(person.toUpperCase(Locale.ROOT)),
        "?".equals(milestones)
            ? null
            : words(milestones).stream().map(ReadinessTest::milestone).toList());
  }

  private static List<String> words(@Nullable String text) {
    return text == null ? List.of() : Arrays.asList(text.split(" "));
  }

  private static Attached attached(String word) {
    return new Attached(
        EvidenceKind.parse(word.replaceAll("[+!]", "")), word.contains("+"), word.contains("!"));
  }

  /** {@code name:stage}. */
  private static Milestone milestone(String word) {
    String[] parts = word.split(":", -1);
    return new Milestone(parts[0], Stage.valueOf(parts[1]), null);
  }

  private static String told(Readiness readiness) {
    String missing =
        readiness.missing().stream()
            .map(each -> "%s %s %s".formatted(each.what(), each.name(), each.turn()))
            .collect(Collectors.joining(", "));
    return missing.isEmpty() ? "ready" : missing;
  }

  @ParameterizedTest(name = "{0} | {1} | {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # required           | attached                   | authorised | missing
                               |                            | true       | ready
                               |                            | false      | evidence paymentAuthorisation customer
                               | paymentAuthorisation       | false      | evidence paymentAuthorisation customer
          paymentAuthorisation | paymentAuthorisation order | true       | ready
          paymentAuthorisation |                            | true       | ready
          order                |                            | false      | evidence order ours, evidence paymentAuthorisation customer
          order                | order                      | true       | ready
          """)
  void aPayerNeedsAnAuthorisationOfItsOwn(
      @Nullable String required, @Nullable String attached, boolean authorised, String missing) {
    Facts facts =
        facts(required, attached, "delivered", "confirmed", null).paidByAnother(authorised);
    Readiness readiness = Readiness.of(facts);
    assertThat(told(readiness)).isEqualTo(missing);
    assertThat(readiness.holds())
        .doesNotContain(Readiness.Act.COURTESY)
        .hasSize(readiness.ready() ? 0 : 2);
  }

  @ParameterizedTest(name = "{0} | {1} | {2} | {3} | {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # required                | attached           | way     | person    | milestones | missing | holds | not known
                                    |                    | delivered | confirmed |          | ready | |
                                    |                    | accepted  | confirmed |          | ready | |
                                    |                    | corrected | confirmed |          | ready | |
                                    |                    | -         | confirmed |          | ready | |
                                    |                    |           | confirmed |          | ready | | invoiceWay
                                    |                    | delivered | confirmed | ?        | ready | | milestone
          order                     | order              | delivered | confirmed |          | ready | |
          order                     |                    | delivered | confirmed |          | evidence order ours | demand sanction |
          order                     | order+             | delivered | confirmed |          | evidence order ours | demand sanction |
          order                     | order!             | delivered | confirmed |          | evidence order ours | demand sanction |
          order                     | order! order       | delivered | confirmed |          | ready | |
          order                     | order+ order!      | delivered | confirmed |          | evidence order ours | demand sanction |
          order                     | contract           | delivered | confirmed |          | evidence order ours | demand sanction |
                                    | order+             | delivered | confirmed |          | ready | |
          acceptanceReport          |                    | delivered | confirmed |          | evidence acceptanceReport customer | demand sanction |
          stampedLetter             |                    | delivered | confirmed |          | evidence stampedLetter customer | demand sanction |
          paymentAuthorisation      |                    | delivered | confirmed |          | evidence paymentAuthorisation customer | demand sanction |
          guarantee                 |                    | delivered | confirmed |          | evidence guarantee customer | demand sanction |
          invoiceCopy               |                    | delivered | confirmed |          | evidence invoiceCopy ours | demand sanction |
          other order contract      | order              | delivered | confirmed |          | evidence contract ours, evidence other ours | demand sanction |
                                    |                    | requested | confirmed |          | invoiceWay requested ours | demand sanction |
                                    |                    | issued    | confirmed |          | invoiceWay issued ours | demand sanction |
                                    |                    | toBeCorrected | confirmed |      | invoiceWay toBeCorrected ours | demand sanction |
                                    |                    | delivered | proposed  |          | paymentResponsible proposed ours | demand sanction |
                                    |                    | delivered | stale     |          | paymentResponsible stale ours | demand sanction |
                                    |                    | delivered | unknown   |          | paymentResponsible unknown ours | demand sanction | paymentResponsible
                                    |                    | -         | unknown   | ?        | paymentResponsible unknown ours | demand sanction | milestone paymentResponsible
                                    |                    | delivered | confirmed | M1:REACHED | ready | |
                                    |                    | delivered | confirmed | M1:REACHED M2:AHEAD | milestone M2 ours | courtesy demand sanction |
                                    |                    | delivered | confirmed | M1:TO_BE_ACCEPTED | milestone M1 customer | courtesy demand sanction |
          signedDeliveryNote        |                    | issued    | stale     | M2:AHEAD M1:TO_BE_ACCEPTED | milestone M2 ours, milestone M1 customer, evidence signedDeliveryNote ours, invoiceWay issued ours, paymentResponsible stale ours | courtesy demand sanction |
          order                     |                    |           | unknown   | ?        | evidence order ours, paymentResponsible unknown ours | demand sanction | milestone invoiceWay paymentResponsible
          """)
  void aClaimIsReadyOrSaysWhatIsMissing(
      @Nullable String required,
      @Nullable String attached,
      @Nullable String way,
      String person,
      @Nullable String milestones,
      String missing,
      @Nullable String holds,
      @Nullable String notKnown) {
    Readiness readiness = Readiness.of(facts(required, attached, way, person, milestones));

    assertThat(told(readiness)).isEqualTo(missing);
    assertThat(readiness.ready()).isEqualTo(missing.equals("ready"));
    assertThat(readiness.holds()).map(Object::toString).containsExactlyElementsOf(words(holds));
    assertThat(readiness.notKnown())
        .map(Object::toString)
        .containsExactlyElementsOf(words(notKnown));
  }
}
