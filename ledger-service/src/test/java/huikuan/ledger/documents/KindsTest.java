package huikuan.ledger.documents;

import static huikuan.ledger.documents.ReadDocuments.fieldsAtFault;
import static huikuan.ledger.documents.ReadDocuments.sent;
import static huikuan.ledger.documents.ReadDocuments.understood;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.account.AllocationPolicy.Explicit;
import huikuan.ledger.account.AllocationPolicy.OldestFirst;
import huikuan.ledger.account.AllocationPolicy.Part;
import huikuan.ledger.account.Document;
import huikuan.ledger.account.Document.Credit;
import huikuan.ledger.account.Document.Extension;
import huikuan.ledger.account.Document.Head;
import huikuan.ledger.account.Document.Invoice;
import huikuan.ledger.account.Document.Labels;
import huikuan.ledger.account.Document.Reallocation;
import huikuan.ledger.account.Document.Recovery;
import huikuan.ledger.account.Document.Refund;
import huikuan.ledger.account.Document.Reversal;
import huikuan.ledger.account.Document.WriteOff;
import huikuan.ledger.account.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of document, as sent and as read. */
class KindsTest {

  private static final Money FIVE = Money.parse("5.00 USD");

  private static Head head(String reason) {
    return new Head(
        AccountId.parse("CN01.0379-NEVHP.USD"),
        "611365",
        day("2013-01-02"),
        false,
        reason.isEmpty() ? Labels.NONE : new Labels(null, null, null, reason));
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  private static Explicit to(Kind kind, String number, boolean whole) {
    return new Explicit(List.of(new Part(kind, number, FIVE)), whole);
  }

  static Stream<Arguments> kinds() {
    Head head = head("");
    return Stream.of(
        Arguments.of(
            "invoice",
            "'amount':'5.00','dueOn':'2013-02-01'",
            new Invoice(head, day("2013-02-01"), FIVE, null, List.of())),
        Arguments.of(
            "invoice",
            "'amount':'5.00','dueOn':'2012-12-31','originallyPostedOn':'2012-12-01'",
            new Invoice(head, day("2012-12-31"), FIVE, day("2012-12-01"), List.of())),
        Arguments.of(
            "receipt",
            "'amount':'5.00','allocations':[{'invoice':'A','amount':'5.00'}]",
            new Credit(head, Kind.RECEIPT, FIVE, to(Kind.INVOICE, "A", false), null)),
        Arguments.of(
            "receipt",
            "'amount':'5.00','originallyPostedOn':'2012-12-01'",
            new Credit(head, Kind.RECEIPT, FIVE, new OldestFirst(), day("2012-12-01"))),
        Arguments.of(
            "creditNote",
            "'amount':'5.00','invoice':'A'",
            new Credit(head, Kind.CREDIT_NOTE, FIVE, to(Kind.INVOICE, "A", true), null)),
        Arguments.of(
            "creditNote",
            "'amount':'5.00','allocations':[{'refund':'F','amount':'5.00'}]",
            new Credit(head, Kind.CREDIT_NOTE, FIVE, to(Kind.REFUND, "F", false), null)),
        Arguments.of("refund", "'amount':'5.00'", new Refund(head, FIVE, new OldestFirst())),
        Arguments.of(
            "refund",
            "'amount':'5.00','from':[{'creditNote':'K','amount':'5.00'}]",
            new Refund(head, FIVE, to(Kind.CREDIT_NOTE, "K", false))),
        Arguments.of(
            "writeOff",
            "'amount':'5.00','invoice':'A','reason':'bankrupt'",
            new WriteOff(head("bankrupt"), FIVE, to(Kind.INVOICE, "A", true))),
        Arguments.of(
            "writeOff",
            "'amount':'5.00','allocations':[{'invoice':'A','amount':'5.00'}],'reason':'bankrupt'",
            new WriteOff(head("bankrupt"), FIVE, to(Kind.INVOICE, "A", false))),
        Arguments.of("recovery", "'amount':'5.00','writeOff':'W'", new Recovery(head, FIVE, "W")),
        Arguments.of(
            "allocation",
            "'credit':{'kind':'receipt','number':'R'},"
                + "'allocations':[{'invoice':'A','amount':'5.00'}]",
            new Reallocation(head, Kind.RECEIPT, "R", to(Kind.INVOICE, "A", false))),
        Arguments.of(
            "reversal",
            "'reverses':{'kind':'creditNote','number':'K'},'reason':'bounced'",
            new Reversal(head("bounced"), Kind.CREDIT_NOTE, "K")),
        Arguments.of(
            "extension",
            "'invoice':'A','dueOn':'2013-05-01','agreedOn':'2013-01-01','contact':'ap-1',"
                + "'reason':'late'",
            new Extension(head("late"), "A", day("2013-05-01"), day("2013-01-01"), "ap-1")));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("kinds")
  void everyKindIsReadAsSent(String kind, String more, Document document) {
    assertThat(understood(sent(kind, more.replace('\'', '"')))).isEqualTo(document);
  }

  @Test
  void everyKindIsHere() {
    assertThat(kinds().map(each -> Kind.parse((String) each.get()[0])).distinct())
        .containsExactlyInAnyOrder(Kind.values());
  }

  @Test
  void everyKindHasLabels() {
    String labels = ",'contract':'C-1','reference':'PO 4711','salesOwner':'李娜','reason':'why'";
    assertThat(kinds().filter(each -> !((String) each.get()[1]).contains("reason")))
        .allSatisfy(
            each -> {
              String more = ((String) each.get()[1] + labels).replace('\'', '"');
              assertThat(understood(sent((String) each.get()[0], more)).head().labels())
                  .isEqualTo(new Labels("C-1", "PO 4711", "李娜", "why"));
            });
  }

  /** Each kind has fields of its own, and lacks those that it needs if none is given. */
  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          invoice    | ~~                                            | dueOn,amount
          invoice    | "amount":"5.00","dueOn":"2013-02-01","allocate":"none" | allocate
          receipt    | ~~                                            | amount
          receipt    | "amount":"5.00","dueOn":"2013-02-01"          | dueOn
          receipt    | "amount":"5.00","invoice":"A"                 | invoice
          creditNote | ~~                                            | amount
          creditNote | "amount":"5.00","lines":[]                    | lines
          refund     | ~~                                            | amount
          refund     | "amount":"5.00","allocations":[]              | allocations
          refund     | "amount":"5.00","originallyPostedOn":"2012-12-01" | originallyPostedOn
          writeOff   | ~~                                            | reason,amount,invoice
          writeOff   | "amount":"5.00","reason":"x","allocate":"oldest" | invoice,allocate
          recovery   | ~~                                            | amount,writeOff
          recovery   | "amount":"5.00","writeOff":"W","invoice":"A"  | invoice
          allocation | ~~                                            | credit
          allocation | "credit":"R"                                  | credit
          allocation | "credit":{}                                   | credit.kind,credit.number
          allocation | "credit":{"kind":"invoice","number":"A"}      | credit.kind
          allocation | "credit":{"kind":"receipt","number":"R","amount":"5.00"} | credit.amount
          allocation | "credit":{"kind":"receipt","number":"R"},"amount":"5.00" | amount
          extension  | ~~                                            | reason,invoice,dueOn,agreedOn
          extension  | "invoice":"A","dueOn":"2013-05-01","agreedOn":"2013-01-01","reason":"x","amount":"5.00" | amount
          reversal   | ~~                                            | reason,reverses
          reversal   | "reason":"x","reverses":{"kind":"order","number":""} | reverses.kind,reverses.number
          reversal   | "reason":"x","reverses":{"kind":"invoice","number":"A"},"amount":"5.00" | amount
          """)
  void whatIsMissingOrNotItsOwnIsNamed(String kind, String more, String fields) {
    assertThat(fieldsAtFault(sent(kind, more))).containsExactly(fields.split(","));
  }
}
