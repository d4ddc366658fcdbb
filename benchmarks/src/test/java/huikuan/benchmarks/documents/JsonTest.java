package huikuan.benchmarks.documents;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.benchmarks.documents.Doc.Kind;
import huikuan.benchmarks.documents.Doc.Part;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonTest {

  private static final LocalDate DAY = LocalDate.of(2026, 2, 3);
  private static final Doc INVOICE = new Doc(Kind.INVOICE, "C", "1", DAY, 123_405, List.of());

  @Test
  void documentsAreWrittenAsTheGatewayTakesThem() {
    List<Part> whole = List.of(new Part(INVOICE, 123_405, 0));
    String json =
        Json.array(
            List.of(
                INVOICE,
                new Doc(Kind.RECEIPT, "C", "2", DAY, 123_405, whole),
                new Doc(Kind.CREDIT_NOTE, "C", "3", DAY, 7, List.of(new Part(INVOICE, 7, 9))),
                new Doc(Kind.ON_ACCOUNT, "C", "4", DAY, 100, List.of())));
    assertThat(new JsonMapper().readTree(json))
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    [{"kind":"invoice","company":"CN01","customer":"C","currency":"USD","number":"1",
                      "postedOn":"2026-02-03","amount":"1234.05","dueOn":"2026-04-04",
                      "contract":"C-C","salesOwner":"sales.7","reference":"PO 1"},
                     {"kind":"receipt","company":"CN01","customer":"C","currency":"USD","number":"2",
                      "postedOn":"2026-02-03","amount":"1234.05",
                      "allocations":[{"invoice":"1","amount":"1234.05"}]},
                     {"kind":"creditNote","company":"CN01","customer":"C","currency":"USD","number":"3",
                      "postedOn":"2026-02-03","amount":"0.07","invoice":"1"},
                     {"kind":"receipt","company":"CN01","customer":"C","currency":"USD","number":"4",
                      "postedOn":"2026-02-03","amount":"1.00","allocate":"none"}]
                    """));
  }
}
