package huikuan.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.benchmarks.documents.Accounts;
import huikuan.benchmarks.documents.Days;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BookTest {

  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

  private static List<Entry> posted(long seed) {
    Book book = new Book("K0", seed, new Accounts.Even(3), Days.within(DAY, 10));
    List<Entry> posted = new ArrayList<>();
    for (int each = 0; each < 200; each++) {
      List<Entry> next = book.next(3);
      next.stream().distinct().filter(entry -> !posted.contains(entry)).forEach(book::acknowledged);
      posted.addAll(next);
    }
    return posted;
  }

  @Test
  void theSameSeedAndAnswersMakeTheSameDocuments() {
    assertThat(posted(5)).isEqualTo(posted(5)).isNotEqualTo(posted(6));
  }

  @Test
  void everyKindComesAndSomeComeAgain() {
    List<Entry> posted = posted(5);
    assertThat(posted)
        .extracting(entry -> entry.key().kind())
        .contains("invoice", "receipt", "creditNote", "reversal");
    assertThat(posted.stream().distinct().count()).isLessThan(posted.size());
  }

  @Test
  void nothingIsUndoneTwiceNorBeforeItWasThere() {
    List<Entry> undone =
        posted(5).stream().distinct().filter(Entry.Undoing.class::isInstance).toList();
    assertThat(undone).isNotEmpty().extracting(Entry::document).doesNotHaveDuplicates();
    assertThat(undone).allMatch(entry -> !entry.postedOn().isBefore(entry.document().postedOn()));
  }

  @Test
  void aReversalNamesWhatItUndoes() {
    Entry undoing =
        posted(5).stream().filter(Entry.Undoing.class::isInstance).findFirst().orElseThrow();
    JsonNode json = new JsonMapper().readTree(undoing.json());
    assertThat(json.path("kind").asString()).isEqualTo("reversal");
    assertThat(json.path("reverses").path("number").asString())
        .isEqualTo(undoing.document().number());
    assertThat(undoing.cents()).isEqualTo(-undoing.document().signedCents());
  }
}
