package huikuan.dunning.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.contracts.Hours;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.dunning.policy.Step.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {

  private static final String STANDARD = shipped();

  @Test
  void theShippedPolicyIsReadWithAllItsValues() {
    Policy policy = read(STANDARD);
    assertThat(policy.reference()).isEqualTo("standard/1");
    assertThat(policy.hoursIn("CN"))
        .containsExactly(Hours.parse("09:00/11:30"), Hours.parse("14:00/17:30"));
    assertThat(policy.hoursIn("FR")).containsExactly(Hours.parse("09:00/17:00"));
    assertThat(policy.minimum().of(Kind.DEMAND, Currency.getInstance("EUR")))
        .isEqualTo(Money.parse("200.00 EUR"));
    assertThat(policy.minimum().of(Kind.DEMAND, Currency.getInstance("GBP"))).isNull();
    assertThat(policy.steps()).hasSize(5);
  }

  @Test
  void theTimeOfDayIsReadAsItIsShownToo() {
    assertThat(read(STANDARD.replace("\"at\": \"09:00\"", "\"at\": \"09:00:00\"")))
        .isEqualTo(read(STANDARD));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"at\": \"09:00\" | \"at\": \"9\" | at: a time of day",
        "\"at\": \"09:00\" | \"at\": \"09:00:30\" | at: a time of day",
        "\"minutesToSeal\": 10, | | minutesToSeal: a whole number from 1 to 120",
        "\"mostInWeek\": 3 | \"mostInWeek\": 8 | mostInWeek: a whole number from 1 to 7",
        "\"mostInWeekOfCustomer\": 5 | \"mostInWeekOfCustomer\": 21 |"
            + " mostInWeekOfCustomer: a whole number from 1 to 20",
        "\"mostInWeek\": 3 | \"mostInWeek\": 3, \"most\": 1 | most: no such field",
        "09:00/11:30 | 11:30/09:00 | hours.CN[0]: hours, such as 09:00/17:00",
        "09:00/11:30 | 09:30/11:30 | hours.CN: with 09:00 and 09:10",
        "14:00/17:30 | 11:00/17:30 | hours.CN: in order of time",
        "\"other\" | \"XX\" | hours.other: the hours of countries that are not named",
        "\"DE\" | \"Germany\" | hours.Germany: a country by ISO 3166",
        "100.00 CNY | 100 yuan | minimum.message[0]: an amount",
        "100.00 HKD | 100.00 CNY | minimum.message: one amount a currency",
        "2000 JPY | -2000 JPY | minimum.message: one amount a currency, zero or more",
        "\"level\": \"reminder-2\" | \"level\": \"reminder-1\" | steps[2].level: a name that no",
        "\"level\": \"demand\" | \"level\": \"The demand\" | steps[3].level: 1 to 40 small",
        "\"kind\": \"demand\" | \"kind\": \"lawsuit\" | steps[3].kind: one of courtesy, demand",
        "\"kind\": \"demand\" | \"kind\": \"courtesy\" | steps[4].kind: escalation only",
        "\"daysAfterDue\": 20 | \"daysAfterDue\": 10 | steps[3].daysAfterDue: later than",
        "\"daysAfterPrevious\": 7 | \"daysAfterPrevious\": 0 | steps[2].daysAfterPrevious: at",
        "\"workingDaysBeforeDue\": 5 | \"workingDaysBeforeDue\": 0 | steps[0].workingDaysBeforeDue:"
            + " a",
        "\"daysAfterDue\": 10 | \"workingDaysBeforeDue\": 1, \"from\": [], \"x\": 1 | steps[2].x:"
            + " no",
        "5000.00 EUR | 5000 euros | steps[0].from[2]: an amount",
        "\"demandAgainAfter\": 30 | \"demandAgainAfter\": 9 | demandAgainAfter: a whole number from"
            + " 10",
        "\"kind\": \"demand\" | \"kind\": \"courtesy\" | demandAgainAfter: left out: no step is",
        "\"daysAfterDue\": 3 | \"daysAfterDue\": \"3\" | steps[1].daysAfterDue: a whole number"
      })
  void aPolicyWithAFaultIsRefusedWithItsField(String right, String wrong, String expected) {
    assertThat(STANDARD).contains(right);
    String text = STANDARD.replaceFirst(right.replace("[", "\\["), wrong == null ? "" : wrong);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "minutesToSeal, 10, 1, 120, minutesToSeal",
    "mostInWeek, 3, 1, 7, mostInWeek",
    "mostInWeekOfCustomer, 5, 1, 20, mostInWeekOfCustomer",
    "acceptedAfter, 3, 0, 20, acceptedAfter",
    "catchUp, 3, 0, 20, catchUp",
    "holiday, 5, 1, 31, quiet",
    "workingDays, 2, 0, 10, quiet",
    "daysLate, 365, 1, 3650, review",
    "yearsSincePosted, 10, 1, 100, review",
    "yearsToDue, 10, 1, 100, review",
    "timesLargest, 100, 2, 1000000, review",
    "allocateWithin, 5, 1, 60, allocateWithin",
    "demandAgainAfter, 30, 10, 3650, demandAgainAfter",
    "readyWithin, 20, 1, 60, readyWithin",
    "toleranceDays, 2, 0, 20, promise",
    "toleranceBasisPoints, 100, 0, 10000, promise",
    "mostBroken, 2, 1, 100, promise",
    "brokenWithinDays, 180, 1, 3660, promise",
    "basisPoints, 500, 0, 10000, concession",
    "extensionDays, 30, 0, 366, concession",
    "mostDues, 60, 2, 120, concession",
    "offeredDays, 60, 1, 366, concession",
    "distancePercent, 50, 1, 100, malicious",
    "leastDays, 3, 1, 30, malicious",
    "workingDaysBeforeDue, 5, 1, 60, steps",
    "daysAfterDue, 30, 1, 3650, steps",
    "daysAfterPrevious, 3, 0, 3650, steps"
  })
  void aNumberHasTheLimitsOfTheReference(String field, int is, int least, int most, String part)
      throws IOException {
    String limits = String.format(Locale.ROOT, "%,d to %,d", least, most);
    assertThat(ofPolicies(Files.readAllLines(Path.of("../docs/reference.md"))))
        .filteredOn(line -> line.startsWith("| `" + part + "` |"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains(
            least == 0 && part.equals("steps") ? "1 to 3,650; of the first step from 0" : limits);
    String right = "\"" + field + "\": " + is;
    assertThat(STANDARD).contains(right);
    read(STANDARD.replace(right, "\"" + field + "\": " + most));
    for (int wrong : List.of(least - 1, most + 1)) {
      String text = STANDARD.replace(right, "\"" + field + "\": " + wrong);
      assertThatThrownBy(() -> read(text))
          .hasMessageContaining("a whole number from " + least + " to " + most);
    }
  }

  /** The lines from the chapter of policies on. */
  private static List<String> ofPolicies(List<String> reference) {
    return reference.subList(reference.indexOf("### /dunning/policies"), reference.size());
  }

  @Test
  void theFirstStepIsNoDemand() {
    String text =
        STANDARD
            .replaceFirst("\\{\\s*\"level\": \"courtesy\"[^}]*\\},", "")
            .replace(
                "\"level\": \"reminder-1\", \"kind\": \"courtesy\"",
                "\"level\": \"reminder-1\", \"kind\": \"demand\"");
    assertThatThrownBy(() -> read(text))
        .hasMessageContaining(
            "steps[0].kind: courtesy or task: the first message is never a demand");
  }

  @Test
  void severalStepsComeBeforeTheDueDateOneAfterTheOther() {
    String early =
        "{\"level\": \"notice\", \"kind\": \"courtesy\", \"workingDaysBeforeDue\": %d, \"from\": []},";
    assertThat(read(STANDARD.replace("\"steps\": [", "\"steps\": [" + early.formatted(15))).steps())
        .extracting(Step::level)
        .startsWith("notice", "courtesy", "reminder-1");
    assertThatThrownBy(
            () -> read(STANDARD.replace("\"steps\": [", "\"steps\": [" + early.formatted(5))))
        .hasMessageContaining("steps[1].workingDaysBeforeDue: less than of the step before");
    String late = "{\"level\": \"reminder-2\"";
    assertThatThrownBy(() -> read(STANDARD.replace(late, early.formatted(3) + late)))
        .hasMessageContaining("steps[2].workingDaysBeforeDue: only in the first steps");
  }

  @Test
  void aStepSaysWhomItWritesToAndByWhichChannel() {
    Policy policy =
        read(
            demanding(
                "\"to\": [\"decisionMaker\", \"paymentResponsible\"], \"channels\": [\"mail\"]"));
    assertThat(policy.step("demand").roles())
        .containsExactly(Role.DECISION_MAKER, Role.PAYMENT_RESPONSIBLE);
    assertThat(policy.step("demand").channels()).containsExactly("mail");
    assertThat(policy.step("reminder-1").roles())
        .containsExactly(Role.PAYMENT_RESPONSIBLE, Role.ACCOUNTS_PAYABLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"to\": [\"boss\"] | steps[3].to[0]: a role: paymentResponsible, decisionMaker,",
        "\"to\": [\"acceptor\", \"acceptor\"] | steps[3].to: each once",
        "\"channels\": [\"sms\"] | steps[3].channels[0]: a channel that can deliver: mail",
        "\"words\": \"call them\" | steps[3].words: no such field",
        "\"passAfter\": 3 | steps[3].passAfter: no such field"
      })
  void whomItWritesToIsNamedInOneWay(String more, String expected) {
    assertThatThrownBy(() -> read(demanding(more))).hasMessageContaining(expected);
  }

  private static String demanding(String more) {
    String demand = "\"level\": \"demand\", \"kind\": \"demand\"";
    assertThat(STANDARD).contains(demand);
    return STANDARD.replace(demand, demand + ", " + more);
  }

  @Test
  void aStepOfOurOwnPeopleHasWordsAndATime() {
    Step step = read(calling("\"words\": \"call them\", \"passAfter\": 3")).step("reminder-2");
    assertThat(step.kind()).isEqualTo(Kind.TASK);
    assertThat(step.words()).isEqualTo("call them");
    assertThat(step.passAfter()).isEqualTo(3);
    assertThat(step.writes()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"passAfter\": 3 | steps[2].words: ",
        "\"words\": \"call them\" | steps[2].passAfter: a whole number from 1 to 60",
        "\"words\": \"call\", \"passAfter\": 61 | steps[2].passAfter: a whole number from 1 to 60",
        "\"words\": \"call\", \"passAfter\": 3, \"to\": [\"acceptor\"] | steps[2].to: absent: the step"
      })
  void aStepOfOurOwnPeopleWithAFaultIsRefused(String more, String expected) {
    assertThatThrownBy(() -> read(calling(more))).hasMessageContaining(expected);
  }

  private static String calling(String more) {
    return STANDARD.replace(
        "\"level\": \"reminder-2\", \"kind\": \"courtesy\"",
        "\"level\": \"reminder-2\", \"kind\": \"task\", " + more);
  }

  @Test
  void afterAHoldAPolicyWaitsForOneDayToSixty() {
    String with = "\"catchUp\": 3, \"afterHold\": ";
    assertThat(read(STANDARD).afterHold()).isNull();
    assertThat(read(STANDARD.replace("\"catchUp\": 3", with + 60)).afterHold()).isEqualTo(60);
    for (String wrong : List.of("0", "61", "\"3\"")) {
      assertThatThrownBy(() -> read(STANDARD.replace("\"catchUp\": 3", with + wrong)))
          .hasMessageContaining("afterHold: a whole number from 1 to 60");
    }
  }

  @Test
  void allFaultsAreNamedAtOnce() {
    String text = STANDARD.replace("\"at\": \"09:00\"", "\"at\": 9").replace("2000 JPY", "many");
    assertThatThrownBy(() -> read(text))
        .hasMessageContaining("at: ")
        .hasMessageContaining("minimum.message[4]: ");
  }

  @Test
  void aFaultInOnePartHidesNoneInAnother() {
    String text =
        STANDARD
            .replace("\"at\": \"09:00\"", "\"at\": 9")
            .replace("\"hours\": {", "\"hours\": {\"Germany\": [\"09:00/17:00\"],")
            .replace("\"level\": \"reminder-2\"", "\"level\": \"reminder-1\"")
            .replace("\"daysAfterDue\": 20", "\"daysAfterDue\": 10")
            .replace("\"daysAfterDue\": 30", "\"daysAfterDue\": \"30\"")
            .replace("\"mostInWeek\": 3", "\"mostInWeek\": 8");
    assertThatThrownBy(() -> read(text))
        .hasMessage(
            String.join(
                "; ",
                "at: a time of day, such as 09:00",
                "mostInWeek: a whole number from 1 to 7",
                "steps[4].daysAfterDue: a whole number from 1 to 3650",
                "hours.Germany: a country by ISO 3166, such as CN or DE, or other",
                "steps[2].level: a name that no step before has",
                "steps[3].daysAfterDue: later than the step before"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"1000.00 HKD\", | minimum.demand: an amount in HKD, too: the policy names it",
        ", \"200000 JPY\" | minimum.sanction: an amount in JPY, too",
        "\"100.00 CNY\", | minimum.message: an amount in CNY, too"
      })
  void aCurrencyHasAnAmountInAllPlacesOrInNone(String left, String expected) {
    assertThat(STANDARD).contains(left);
    assertThatThrownBy(() -> read(STANDARD.replace(left, ""))).hasMessageContaining(expected);
  }

  @Test
  void aCurrencyOfLargeInvoicesHasAmountsToo() {
    String text = STANDARD.replace("\"50000.00 CNY\"", "\"50000.00 CNY\", \"5000.00 GBP\"");
    assertThatThrownBy(() -> read(text))
        .hasMessageContaining("minimum.message: an amount in GBP")
        .hasMessageContaining("minimum.demand: an amount in GBP")
        .hasMessageContaining("minimum.sanction: an amount in GBP");
  }

  @Test
  void thatAnyAmountIsEnoughIsSaid() {
    String none = STANDARD.replaceAll("\\[\"[0-9]+\\.00 CNY\"[^]]*]", "[]");
    assertThatThrownBy(() -> read(none)).hasMessageContaining("minimum.message: at least one");
    String zero = STANDARD.replaceAll("\\[\"[0-9]+\\.00 CNY\"[^]]*]", "[\"0.00 CNY\"]");
    assertThat(read(zero).minimum().of(Kind.DEMAND, Currency.getInstance("CNY")))
        .isEqualTo(Money.parse("0.00 CNY"));
  }

  @Test
  void aPolicyIsForAllOrForWhatItNames() {
    assertThat(draft(STANDARD).appliesTo()).isEqualTo(AppliesTo.ALL);
    PolicyDraft gentle =
        draft(
            gentle(
                """
                {"contracts": ["CN01.C-2", "CN01.C.1", "CN01.C-2"], "customers": ["CN01.ACME"],
                 "classes": ["CN01.key"], "companies": ["DE01"]}\
                """));
    assertThat(gentle.appliesTo().contracts()).containsExactly("CN01.C-2", "CN01.C.1");
    assertThat(gentle.appliesTo().targets())
        .containsExactly(
            "contract CN01.C-2",
            "contract CN01.C.1",
            "customer CN01.ACME",
            "class CN01.key",
            "company DE01");
    assertThat(gentle.effectiveFrom()).isEqualTo(LocalDate.of(2026, 7, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | appliesTo: at least one of contracts, customers, classes, companies",
        "\"all\" | appliesTo: an object",
        "{\"contracts\": [\"C-1\"]} | appliesTo.contracts[0]: a company, a dot and a name, such as",
        "{\"customers\": [\"CN01.A\", \"CN01.\"]} | appliesTo.customers[1]: a company, a dot and",
        "{\"classes\": [7]} | appliesTo.classes[0]: a company, a dot and a name",
        "{\"companies\": [\"CN01.A\"]} | appliesTo.companies[0]: a company, such as CN01",
        "{\"companies\": [\"CN01\"], \"regions\": []} | appliesTo.regions: no such field"
      })
  void whatItIsForIsNamedInOneWay(String appliesTo, String expected) {
    assertThatThrownBy(() -> read(gentle(appliesTo))).hasMessageContaining(expected);
  }

  @Test
  void standardIsForAllTheRest() {
    String text = gentle("{\"companies\": [\"CN01\"]}").replace("\"gentle\"", "\"standard\"");
    assertThatThrownBy(() -> read(text))
        .hasMessageContaining("appliesTo: absent: standard is for all that no other policy is for");
  }

  private static String gentle(String appliesTo) {
    return STANDARD
        .replace("\"id\": \"standard\"", "\"id\": \"gentle\"")
        .replace(
            "\"steps\": [",
            "\"effectiveFrom\": \"2026-07-01\", \"appliesTo\": " + appliesTo + ", \"steps\": [");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gentle.json", "nonstandard.json"})
  void aFileIsNamedByItsPolicy(String name, @TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve(name), STANDARD);
    assertThatThrownBy(() -> new PolicyFiles(new PolicySettings(directory)))
        .hasMessageContaining("it is the policy standard");
  }

  private static Policy read(String text) {
    return draft(text).policy();
  }

  private static PolicyDraft draft(String text) {
    return PolicyReader.file(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String shipped() {
    try (InputStream file = PolicyReaderTest.class.getResourceAsStream("/policies/standard.json")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
