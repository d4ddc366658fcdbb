package huikuan.ledger.documents;

import huikuan.ledger.account.AllocationPolicy;
import huikuan.ledger.account.Document;
import huikuan.ledger.account.Document.Credit;
import huikuan.ledger.account.Document.Extension;
import huikuan.ledger.account.Document.Invoice;
import huikuan.ledger.account.Document.Reallocation;
import huikuan.ledger.account.Document.Recovery;
import huikuan.ledger.account.Document.Refund;
import huikuan.ledger.account.Document.Reversal;
import huikuan.ledger.account.Document.WriteOff;
import java.util.ArrayList;
import java.util.List;

/** A document of a request, with its place in it. */
record NumberedDocument(int index, Document document) {

  // An estimate of what an event takes in the store, where a commit must stay below 16 MB.
  private static final int EVENT_BYTES = 1_000;
  private static final int ALLOCATION_BYTES = 500;
  private static final int LINE_BYTES = 1_000;
  private static final int MOST_COMMIT_BYTES = 4_000_000;

  String key() {
    return document.key().toString();
  }

  /** Parts of at most {@code most} items, none too large for one commit. */
  static List<List<NumberedDocument>> chunks(List<NumberedDocument> items, int most) {
    List<List<NumberedDocument>> chunks = new ArrayList<>();
    List<NumberedDocument> chunk = new ArrayList<>();
    long size = 0;
    for (NumberedDocument item : items) {
      if (chunk.size() == most || size + item.size() > MOST_COMMIT_BYTES) {
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
      case Invoice invoice -> EVENT_BYTES + (long) LINE_BYTES * invoice.lines().size();
      case Credit credit -> size(credit.allocation());
      case Refund refund -> size(refund.from());
      case WriteOff writeOff -> size(writeOff.claims());
      case Reallocation reallocation -> size(reallocation.allocation());
      case Recovery _, Reversal _, Extension _ -> EVENT_BYTES;
    };
  }

  private static long size(AllocationPolicy policy) {
    return policy instanceof AllocationPolicy.Explicit explicit
        ? EVENT_BYTES + (long) ALLOCATION_BYTES * explicit.parts().size()
        : EVENT_BYTES;
  }
}
