package huikuan.ledger.histories;

import java.util.ArrayList;
import java.util.List;

/** The documents entered into one account, with its paper after each. */
final class Book {

  /**
   * @param position the commit that holds the document
   */
  record Entry(long position, Doc doc, PlainAccount before, PlainAccount after) {

    /** The change of a day's figures by the document. */
    Figures effect(int day) {
      return Figures.of(after, day).less(Figures.of(before, day));
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  void enter(long position, Doc doc, PlainAccount after) {
    entries.add(new Entry(position, doc, at(position), after));
  }

  /** As it was known at a commit. */
  PlainAccount at(long position) {
    List<Entry> known = between(0, position);
    return known.isEmpty() ? new PlainAccount() : known.getLast().after();
  }

  /** The entries after a commit, up to another. */
  List<Entry> between(long after, long to) {
    return entries.stream()
        .filter(entry -> after < entry.position() && entry.position() <= to)
        .toList();
  }

  List<Entry> entries() {
    return entries;
  }

  List<Long> positions() {
    return entries.stream().map(Entry::position).distinct().toList();
  }
}
