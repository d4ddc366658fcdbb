package huikuan.ledger.histories;

import java.util.List;

/** What a document says about where its money goes, or comes from. */
sealed interface Spread {

  /** Says nothing: the oldest first. */
  record Oldest() implements Spread {}

  record Nothing() implements Spread {}

  record Parts(List<Part> parts) implements Spread {}

  /** All of it to one invoice, named in a field of its own. */
  record Whole(String invoice) implements Spread {}

  record Part(Name item, long amount) {}
}
