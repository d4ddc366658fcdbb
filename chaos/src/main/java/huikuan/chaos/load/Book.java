package huikuan.chaos.load;

import huikuan.benchmarks.documents.Accounts;
import huikuan.benchmarks.documents.Days;
import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.documents.Doc.Kind;
import huikuan.benchmarks.documents.DocumentStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The documents that one client has to post: the generator's, and now and then the reversal of a
 * receipt or credit note. It builds on what was acknowledged only, so the open fate of one document
 * never makes another wrong.
 */
final class Book {

  private static final int REVERSALS_PERCENT = 4;
  private static final int AGAIN_PERCENT = 10;
  private static final int REMEMBERED = 200;

  private final String name;
  private final RandomGenerator random;
  private final Days days;
  private final DocumentStream stream;
  private final List<Doc> credits = new ArrayList<>();
  private final List<Entry> done = new ArrayList<>();
  private long reversals;

  /**
   * @param name unique over all that post
   */
  Book(String name, long seed, Accounts accounts, Days days) {
    this.name = name;
    this.random = new SplittableRandom(seed);
    this.days = days;
    this.stream = new DocumentStream(name, seed, accounts, days);
  }

  /** New ones, and sometimes some that were acknowledged long ago, or one of the new ones twice. */
  List<Entry> next(int count) {
    List<Entry> entries = new ArrayList<>();
    for (int each = 0; each < count; each++) {
      entries.add(next());
    }
    if (random.nextInt(100) < AGAIN_PERCENT && !done.isEmpty()) {
      entries.add(done.get(random.nextInt(done.size())));
    }
    if (random.nextInt(100) < AGAIN_PERCENT) {
      entries.add(entries.getFirst());
    }
    return entries;
  }

  private Entry next() {
    if (credits.isEmpty() || random.nextInt(100) >= REVERSALS_PERCENT) {
      return new Entry.Plain(stream.next());
    }
    Doc credit = credits.remove(random.nextInt(credits.size()));
    LocalDate day = days.next(random);
    return new Entry.Undoing(
        name + "-X" + reversals++,
        credit,
        day.isBefore(credit.postedOn()) ? credit.postedOn() : day);
  }

  void acknowledged(Entry entry) {
    if (entry instanceof Entry.Plain(Doc document)) {
      stream.acknowledged(document);
      if (document.kind() != Kind.INVOICE) {
        credits.add(document);
      }
    }
    if (done.size() < REMEMBERED) {
      done.add(entry);
    } else {
      done.set(random.nextInt(REMEMBERED), entry);
    }
  }
}
