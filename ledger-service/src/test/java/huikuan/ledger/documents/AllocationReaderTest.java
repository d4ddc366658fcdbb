package huikuan.ledger.documents;

import static huikuan.ledger.documents.ReadDocuments.faulty;
import static huikuan.ledger.documents.ReadDocuments.fieldsAtFault;
import static huikuan.ledger.documents.ReadDocuments.sent;
import static huikuan.ledger.documents.ReadDocuments.understood;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.Money;
import huikuan.ledger.account.AllocationPolicy.Explicit;
import huikuan.ledger.account.AllocationPolicy.Part;
import huikuan.ledger.account.Document.Credit;
import huikuan.ledger.account.Document.Refund;
import huikuan.ledger.account.Kind;
import huikuan.platform.web.Problem;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationReaderTest {

  private static String receipt(String more) {
    return sent("receipt", "\"amount\":\"5.00\"" + (more.isEmpty() ? "" : "," + more));
  }

  private static String allocated(String allocation) {
    return receipt("\"allocations\":[" + allocation + "]");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "allocate":"none"                     | None
          "allocate":"oldest"                   | OldestFirst
          ~~                                    | OldestFirst
          "allocations":[]                      | OldestFirst
          "allocations":[],"allocate":"none"    | None
          "allocations":null,"allocate":null    | OldestFirst
          """)
  void withoutAllocationsACreditFollowsAPolicy(String more, String policy) {
    assertThat(((Credit) understood(receipt(more))).allocation().getClass().getSimpleName())
        .isEqualTo(policy);
  }

  @Test
  void everySideNamesTheOtherByItsKind() {
    String credits =
        "\"from\":[{\"receipt\":\"R\",\"amount\":\"2\"},{\"creditNote\":\"K\",\"amount\":\"3\"}]";
    String claims =
        "\"allocations\":[{\"invoice\":\"A\",\"amount\":\"2\"},{\"refund\":\"F\",\"amount\":\"3\"}]";
    Refund refund = (Refund) understood(sent("refund", "\"amount\":\"5.00\"," + credits));
    Credit receipt = (Credit) understood(receipt(claims));
    assertThat(((Explicit) refund.from()).parts())
        .containsExactly(part(Kind.RECEIPT, "R", "2.00"), part(Kind.CREDIT_NOTE, "K", "3.00"));
    assertThat(((Explicit) receipt.allocation()).parts())
        .containsExactly(part(Kind.INVOICE, "A", "2.00"), part(Kind.REFUND, "F", "3.00"));
  }

  private static Part part(Kind kind, String number, String amount) {
    return new Part(kind, number, Money.parse(amount + " USD"));
  }

  @Test
  void aCreditNoteSaysTheSameWithItsInvoiceInAListOrInAField() {
    String field = sent("creditNote", "\"amount\":\"5.00\",\"invoice\":\"A\",\"allocations\":[]");
    String list =
        sent(
            "creditNote",
            "\"amount\":\"5.00\",\"allocations\":[{\"invoice\":\"A\",\"amount\":\"5.00\"}]");
    assertThat(understood(field).fingerprint()).isEqualTo(understood(list).fingerprint());
  }

  @Test
  void theOrderOfAllocationsIsNoContent() {
    String one = "{\"invoice\":\"A\",\"amount\":\"2.00\"}";
    String two = "{\"invoice\":\"B\",\"amount\":\"3.00\"}";
    assertThat(understood(allocated(one + "," + two)).fingerprint())
        .isEqualTo(understood(allocated(two + "," + one)).fingerprint());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"invoice":"A","amount":"0"}                   | allocations[0].amount
          {"invoice":"A","amount":"-1.00"}               | allocations[0].amount
          {"invoice":"A","amount":"5.945"}               | allocations[0].amount
          {"invoice":"A","amount":5.94}                  | allocations[0].amount
          {"invoice":"A"}                                | allocations[0].amount
          {"invoice":"","amount":"1"}                    | allocations[0].invoice
          {"invoice":7,"amount":"1"}                     | allocations[0].invoice
          {"invoice":"A","invoice":"B","amount":"1"}     | allocations[0].invoice
          {"invoice":"A","refund":"F","amount":"1"}      | allocations[0].invoice
          {"amount":"1"}                                 | allocations[0].invoice
          {"number":"A","amount":"1"}                    | allocations[0].invoice,allocations[0].number
          {"receipt":"R","amount":"1"}                   | allocations[0].invoice,allocations[0].receipt
          {"invoice":"A","amount":"1","currency":7}      | allocations[0].currency
          "A"                                            | allocations[0]
          """)
  void whatIsWrongWithAnAllocationIsNamed(String allocation, String fields) {
    assertThat(fieldsAtFault(allocated(allocation))).containsExactly(fields.split(","));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          receipt    | "allocations":"A"                                                     | allocations
          receipt    | "allocate":"all"                                                      | allocate
          receipt    | "allocate":"none","allocations":[{"invoice":"A","amount":"1"}]        | allocate
          creditNote | "invoice":"A","allocate":"none"                                       | invoice
          creditNote | "invoice":"A","allocations":[{"invoice":"A","amount":"1"}]            | invoice
          creditNote | "invoice":""                                                          | invoice
          refund     | "from":[{"invoice":"A","amount":"1"}]                                 | from[0].receipt,from[0].invoice
          writeOff   | "reason":"x"                                                          | invoice
          writeOff   | "reason":"x","invoice":" A"                                           | invoice
          writeOff   | "reason":"x","invoice":"A","allocations":[{"invoice":"A","amount":"1"}] | invoice
          writeOff   | "reason":"x","allocations":{}                                         | allocations
          """)
  void whatContradictsItselfIsNamedOnce(String kind, String more, String fields) {
    assertThat(fieldsAtFault(sent(kind, "\"amount\":\"5.00\"," + more)))
        .containsExactly(fields.split(","));
  }

  @Test
  void anAllocationMayRepeatWhoseItIs() {
    assertThat(
            understood(
                    allocated(
                        "{\"invoice\":\"A\",\"amount\":\"1\",\"company\":\"CN01\","
                            + "\"customer\":\"0379-NEVHP\",\"currency\":\"USD\"}"))
                .fingerprint())
        .isEqualTo(understood(allocated("{\"invoice\":\"A\",\"amount\":\"1\"}")).fingerprint());
  }

  /** An amount that the document's currency does not allow is none of the other currency's. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "company":"CN02"                     | other-company
          "currency":"EUR"                     | other-currency
          "currency":"usd"                     | other-currency
          "customer":"ELSEWHERE"               | other-customer
          "customer":"B","currency":"EUR"      | other-currency
          "customer":"B","company":"CN02"      | other-company
          "currency":"BHD","amount":"0.125"    | other-currency
          """)
  void moneyDoesNotLeaveItsAccount(String said, String problem) {
    String amount = said.contains("amount") ? "" : ",\"amount\":\"1.00\"";
    Problem told = faulty(allocated("{\"invoice\":\"A\"," + said + amount + "}"));
    String field = problem.substring("other-".length());
    assertThat(told)
        .returns("urn:huikuan:problem:" + problem, Problem::type)
        .returns(422, Problem::status);
    assertThat(told.errors())
        .extracting(error -> error.field())
        .containsExactly("allocations[0]." + field);
  }

  @Test
  void whatIsMalformedIsToldBeforeWhatIsElsewhere() {
    String elsewhere = "{\"invoice\":\"A\",\"amount\":\"1\",\"company\":\"CN02\"}";
    assertThat(faulty(allocated(elsewhere).replace("2013-01-02", "today")).type())
        .isEqualTo("urn:huikuan:problem:invalid");
  }

  @Test
  void moreThanFiveThousandAllocationsAreTooMany() {
    assertThat(understood(receipt("\"allocations\":" + many(5_000)))).isNotNull();
    assertThat(fieldsAtFault(receipt("\"allocations\":" + many(5_001))))
        .containsExactly("allocations");
  }

  private static String many(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> "{\"invoice\":\"" + n + "\",\"amount\":\"1\"}")
        .collect(Collectors.joining(",", "[", "]"));
  }
}
