package huikuan.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The refusal of a document while others were posted.
 *
 * @param asked where the log stood before
 * @param answered where it stood after
 */
record Refusal(Doc doc, String problem, long asked, long answered) {

  /** Each was right at some moment between question and answer. */
  static void check(List<Refusal> refusals, Collection<Book> books) {
    List<Book.Entry> entries =
        books.stream()
            .flatMap(book -> book.entries().stream())
            .sorted(Comparator.comparingLong(Book.Entry::position))
            .toList();
    Set<Refusal> wrong = new LinkedHashSet<>(refusals);
    PlainLedger paper = new PlainLedger();
    long since = 0;
    for (Book.Entry next : entries) {
      long from = since;
      wrong.removeIf(each -> each.right(paper, from, next.position()));
      paper.post(next.doc());
      since = next.position();
    }
    long last = since;
    wrong.removeIf(each -> each.right(paper, last, Long.MAX_VALUE));
    assertThat(wrong).as("refused, and never was there a reason").isEmpty();
  }

  /**
   * Tells if the paper, as it was from one commit until another, refuses it too. In which order the
   * parts of an allocation were sent is not known, and so not which problem is found first.
   */
  private boolean right(PlainLedger paper, long from, long until) {
    if (from > answered || until <= asked) {
      return false;
    }
    return paper.verdict(doc).problems().contains(problem);
  }
}
