package huikuan.embedded;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.buffer.ByteBufUtil;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A cursor over documents that are found and not sent yet. As in MongoDB, one answer holds at most
 * 16 MB, however many documents are asked for: clients refuse longer ones.
 */
final class Answers extends AbstractCursor {

  private static final long MOST_BYTES = 16 << 20;

  private List<Document> left;

  Answers(long id, List<Document> found) {
    super(id);
    left = found;
  }

  @Override
  public boolean isEmpty() {
    return left.isEmpty();
  }

  @Override
  public List<Document> takeDocuments(int most) {
    int fit = fit(left, most);
    List<Document> taken = left.subList(0, fit);
    left = left.subList(fit, left.size());
    return taken;
  }

  /**
   * The number of leading documents that fit into one answer; the first always does.
   *
   * @param most 0 = as many as fit
   */
  static int fit(List<Document> documents, int most) {
    int end = most > 0 ? Math.min(most, documents.size()) : documents.size();
    long bytes = 0;
    for (int at = 0; at < end; at++) {
      bytes += size(documents.get(at));
      if (bytes > MOST_BYTES && at > 0) {
        return at;
      }
    }
    return end;
  }

  /** The approximate encoded length: texts and bytes make up most of it. */
  private static long size(Object value) {
    return switch (value) {
      case String text -> ByteBufUtil.utf8Bytes(text);
      case BinData binary -> binary.getData().length;
      case Map<?, ?> fields -> size(fields.keySet()) + size(fields.values());
      case Collection<?> elements -> {
        long sum = 0;
        for (Object each : elements) {
          sum += each == null ? 1 : size(each);
        }
        yield sum;
      }
      default -> Long.BYTES;
    };
  }
}
