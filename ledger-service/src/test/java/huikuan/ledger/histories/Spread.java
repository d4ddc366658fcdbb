package huikuan.ledger.histories;

import java.util.List;

/** The way in which a document spreads its money over items. */
sealed interface Spread {

  /** Says nothing: the oldest first. */
  record Oldest() implements Spread {}

  record Nothing() implements Spread {}

  record Parts(List<Part> parts) implements Spread {}

  /** All of it to one invoice, named in a field of its own. */
  record Whole(String invoice) implements Spread {}

  record Part(Name item, long amount) {}
}
