package huikuan.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.ledger.contract.ContractData.Acceptance;
import huikuan.ledger.contract.ContractData.ChasingStart;
import huikuan.ledger.contract.ContractData.Interest;
import huikuan.ledger.contract.ContractData.Law;
import huikuan.ledger.contract.Terms.Instalments;
import huikuan.ledger.contract.Terms.MonthEnd;
import huikuan.ledger.contract.Terms.Net;
import huikuan.ledger.contract.Terms.OwnWords;
import huikuan.ledger.contract.Terms.Part;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContractReaderTest {

  private static final BlobHash FILE = BlobHash.of(new byte[] {1});
  private static final MilestoneReader MILESTONES =
      new MilestoneReader(LocalDate.parse("2026-03-31"), FILE::equals);

  private static final String FULL =
      """
      {"customer":"A","title":"Line 4","signedOn":"2026-01-08","validFrom":"2026-01-08",
       "validTo":"2026-01-08","currency":"CNY","amount":"400000","jurisdiction":"EU-FR",
       "terms":{"kind":"instalments","parts":[{"percent":"30.0","days":0},{"percent":"70","days":30}],
                "from":"acceptance"},
       "milestones":[{"id":"M1","name":"delivered","amount":"120000.00","plannedOn":"2026-03-01",
                      "actualOn":"2026-03-02","acceptedOn":"2026-03-02","acceptedBy":"Fan",
                      "evidence":"%s"},
                     {"id":"M2","name":"runs","amount":"280000"}],
       "acceptance":{"criteria":"72 hours","method":"on site"},
       "chasingStarts":[{"date":"2026-04-01"},{"amount":"5000.00"},{"milestone":"M2"}],
       "interest":{"perDay":"0.050","from":"dueDate"},
       "law":{"debtor":"large","creditor":"small","declaredOn":"2026-01-08"},
       "requires":["contract","signedDeliveryNote"],"replaces":["C-0"],"splitFrom":["C-00"]}
      """
          .formatted(FILE);

  private static ContractData read(String json) {
    Faults faults = new Faults();
    return ContractReader.read(
        "CN01",
        ExactJson.object(json.getBytes(StandardCharsets.UTF_8), faults),
        MILESTONES,
        faults);
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  private static Money cny(String amount) {
    return Money.parse(amount + " CNY");
  }

  @Test
  void allIsRead() {
    assertThat(read(FULL))
        .isEqualTo(
            new ContractData(
                new CustomerId("CN01", "A"),
                "Line 4",
                day("2026-01-08"),
                day("2026-01-08"),
                day("2026-01-08"),
                Currency.getInstance("CNY"),
                cny("400000.00"),
                "EU-FR",
                new Instalments(
                    List.of(new Part("30", 0), new Part("70", 30)), StartsFrom.ACCEPTANCE),
                List.of(
                    new Milestone(
                        "M1",
                        "delivered",
                        cny("120000.00"),
                        day("2026-03-01"),
                        day("2026-03-02"),
                        day("2026-03-02"),
                        "Fan",
                        FILE),
                    new Milestone("M2", "runs", cny("280000.00"), null, null, null, null, null)),
                new Acceptance("72 hours", "on site"),
                List.of(
                    new ChasingStart(day("2026-04-01"), null, null),
                    new ChasingStart(null, cny("5000.00"), null),
                    new ChasingStart(null, null, "M2")),
                new Interest(null, "0.05", "dueDate"),
                new Law(SizeClass.LARGE, SizeClass.SMALL, day("2026-01-08")),
                List.of("contract", "signedDeliveryNote"),
                List.of("C-0"),
                List.of("C-00")));
  }

  @Test
  void aFrameContractNeedsLittle() {
    assertThat(read("{\"customer\":\"A\",\"title\":\"Frame\"}"))
        .isEqualTo(ContractTest.data("A", "Frame"));
  }

  @Test
  void termsAreReadByTheirKind() {
    assertThat(terms("{\"kind\":\"net\",\"days\":0,\"from\":\"invoice\"}"))
        .isEqualTo(new Net(0, StartsFrom.INVOICE));
    assertThat(terms("{\"kind\":\"monthEnd\",\"months\":1,\"day\":10,\"from\":\"delivery\"}"))
        .isEqualTo(new MonthEnd(1, 10, StartsFrom.DELIVERY));
    assertThat(terms("{\"kind\":\"monthEnd\",\"months\":0,\"from\":\"delivery\"}"))
        .isEqualTo(new MonthEnd(0, null, StartsFrom.DELIVERY));
    assertThat(terms("{\"kind\":\"text\",\"text\":\"当月结算\"}")).isEqualTo(new OwnWords("当月结算"));
  }

  private static Terms terms(String json) {
    return read("{\"customer\":\"A\",\"title\":\"T\",\"terms\":" + json + "}").terms();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("\"customer\":\"A\"", "\"customer\":null", "customer", "1 to 64 printable"),
        fault("\"Line 4\"", "\"\"", "title", "1 to 200 printable characters"),
        fault(
            "\"validTo\":\"2026-01-08\"",
            "\"validTo\":\"2026-01-07\"",
            "validTo",
            "2026-01-08 (validFrom) or later"),
        fault("\"currency\":\"CNY\",", "", "amount", "only beside the contract's currency"),
        fault("\"EU-FR\"", "\"EU-US\"", "jurisdiction", Jurisdiction.ALLOWED),
        fault("\"EU-FR\"", "\"XX\"", "jurisdiction", Jurisdiction.ALLOWED),
        fault("\"kind\":\"instalments\"", "\"kind\":\"any\"", "terms.kind", "one of net, monthEnd"),
        fault("\"70\"", "\"60\"", "terms.parts", "percents that add up to 100, not 90"),
        fault("\"70\"", "\"-70\"", "terms.parts[1].percent", "a decimal string above 0, up to 100"),
        fault("\"70\"", "70", "terms.parts[1].percent", "in quotes"),
        fault("\"days\":30", "\"days\":0", "terms.parts[1].days", "a whole number from 1 to 3650"),
        fault(
            "\"from\":\"acceptance\"",
            "\"from\":\"settlement\"",
            "terms.from",
            "one of invoice, delivery, acceptance"),
        fault(
            "\"280000\"",
            "\"280000.01\"",
            "milestones",
            "amounts that add up to 400000.00, the contract's; not 400000.01"),
        fault(",\"amount\":\"280000\"", "", "milestones", "an amount in each of them, or in none"),
        fault("\"id\":\"M2\"", "\"id\":\"M1\"", "milestones[1].id", "an id that no other"),
        fault(
            "\"actualOn\":\"2026-03-02\"",
            "\"actualOn\":\"2026-04-01\"",
            "milestones[0].actualOn",
            "2026-03-31, the company's today, or earlier"),
        fault(
            "\"acceptedOn\":\"2026-03-02\"",
            "\"acceptedOn\":\"2026-03-01\"",
            "milestones[0].acceptedOn",
            "2026-03-02 (actualOn) or later"),
        fault("\"actualOn\":\"2026-03-02\",", "", "milestones[0].acceptedOn", "only with actualOn"),
        fault(
            "\"acceptedOn\":\"2026-03-02\",",
            "",
            "milestones[0].acceptedBy",
            "only with acceptedOn"),
        fault(
            FILE.hex(),
            "0".repeat(64),
            "milestones[0].evidence",
            "the hash of a file that the company has"),
        fault(FILE.hex(), "x", "milestones[0].evidence", BlobHash.ALLOWED),
        fault(
            "\"milestone\":\"M2\"", "\"milestone\":\"M3\"", "chasingStarts[2].milestone", "no M3"),
        fault("{\"date\":\"2026-04-01\"}", "{}", "chasingStarts[0].date", "one of date, amount"),
        fault("\"perDay\":\"0.050\",", "", "interest.perYear", "one of perYear and perDay"),
        fault("\"from\":\"dueDate\"", "\"from\":\"one day\"", "interest.from", "one of dueDate"),
        fault(
            "\"creditor\":\"small\"",
            "\"creditor\":\"publicBody\"",
            "law.creditor",
            "one of large"),
        fault(
            "\"signedDeliveryNote\"",
            "\"A note\"",
            "requires[1]",
            "one of contract, order, signedDeliveryNote"),
        fault("\"signedDeliveryNote\"", "\"contract\"", "requires", "each once"),
        fault("\"C-00\"", "\"C-0\"", "splitFrom", "none of those that it replaces"),
        fault(
            "\"criteria\":\"72 hours\",\"method\":\"on site\"", "", "acceptance.criteria", "given"),
        fault("\"title\"", "\"tittle\":\"x\",\"title\"", "tittle", "no such field; known are"));
  }

  private static Arguments fault(String right, String wrong, String field, String told) {
    return Arguments.of(right, wrong, field, told);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whatIsWrongIsTold(String right, String wrong, String field, String told) {
    assertThat(FULL).contains(right);
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> read(FULL.replace(right, wrong)));
    // Others may follow from it.
    FieldError first = refused.problem().errors().getFirst();
    assertThat(first.field()).isEqualTo(field);
    assertThat(first.allowed()).contains(told);
  }

  @Test
  void aDayOfTheStartsOwnMonthCouldBeBeforeIt() {
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> terms("{\"kind\":\"monthEnd\",\"months\":0,\"day\":10,\"from\":\"invoice\"}"));
    assertThat(refused.problem().errors())
        .containsExactly(new FieldError("terms.months", "a whole number from 1 to 120"));
  }

  @Test
  void instalmentsWithoutPartsAreRefused() {
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> terms("{\"kind\":\"instalments\",\"parts\":[],\"from\":\"invoice\"}"));
    assertThat(refused.problem().errors())
        .containsExactly(new FieldError("terms.parts", "percents that add up to 100, not 0"));
  }
}
