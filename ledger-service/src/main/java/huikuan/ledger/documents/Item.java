package huikuan.ledger.documents;

import huikuan.ledger.account.AllocationPolicy;
import huikuan.ledger.account.Document;
import huikuan.ledger.account.Document.Invoice;
import huikuan.ledger.account.Document.Receipt;
import java.util.ArrayList;
import java.util.List;

/** A document of a request, with its place in it. */
record Item(int index, Document document) {

  // An estimate of what an event takes in the store, where a commit must stay below 16 MB.
  private static final int EVENT = 1_000;
  private static final int ALLOCATION = 200;
  private static final int MOST_IN_A_COMMIT = 4_000_000;

  String key() {
    return document.key().toString();
  }

  /** Parts of at most {@code most} items, none too large for one commit. */
  static List<List<Item>> chunks(List<Item> items, int most) {
    List<List<Item>> chunks = new ArrayList<>();
    List<Item> chunk = new ArrayList<>();
    long size = 0;
    for (Item item : items) {
      if (chunk.size() == most || size + item.size() > MOST_IN_A_COMMIT) {
        chunks.add(chunk);
        chunk = new ArrayList<>();
        size = 0;
      }
      chunk.add(item);
      size += item.size();
    }
    chunks.add(chunk);
    return chunks;
  }

  private long size() {
    return switch (document) {
      case Invoice invoice -> EVENT + (invoice.lines() == null ? 0 : 3L * invoice.lines().length());
      case Receipt receipt ->
          switch (receipt.allocation()) {
            case AllocationPolicy.Explicit explicit ->
                EVENT + (long) ALLOCATION * explicit.parts().size();
            case AllocationPolicy.OldestDueFirst oldest -> EVENT;
            case AllocationPolicy.None none -> EVENT;
          };
    };
  }
}
