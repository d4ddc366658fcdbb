package huikuan.benchmarks.steps;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.benchmarks.documents.Doc;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InvoicesTest {

  private static final LocalDate DUE_ON = LocalDate.of(2026, 3, 31);

  @Test
  void customersHaveFromOneToAsManyOpenItemsAsAskedFor() {
    List<List<Doc>> all =
        IntStream.range(0, 40).mapToObj(n -> Invoices.openItems(n, 20, DUE_ON)).toList();
    assertThat(all.stream().map(List::size))
        .containsExactlyElementsOf(IntStream.range(0, 40).map(n -> 1 + n % 20).boxed().toList());
    assertThat(all.stream().flatMap(List::stream).map(Doc::number)).doesNotHaveDuplicates();
    assertThat(all.get(39)).allMatch(each -> each.dueOn().equals(DUE_ON));
  }
}
