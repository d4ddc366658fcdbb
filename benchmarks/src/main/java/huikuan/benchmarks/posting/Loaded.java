package huikuan.benchmarks.posting;

import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.server.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of a load. */
public final class Loaded {

  private final Sums sums = new Sums();
  private long documents;
  private long rejected;
  private long failed;
  private long position;
  private @Nullable String example;

  void take(List<Doc> sent, Answer answer) {
    for (int at = 0; at < sent.size(); at++) {
      if (!answer.refused().get(at)) {
        sums.add(sent.get(at));
      }
    }
    int refused = answer.refused().cardinality();
    documents += sent.size() - refused;
    rejected += refused;
    position = Math.max(position, answer.position());
    remember(answer.problem());
  }

  /** An attempt that was not answered, or with an error; it is made again. */
  void failed(@Nullable String problem) {
    failed++;
    remember(problem);
  }

  void add(Loaded other) {
    sums.add(other.sums);
    documents += other.documents;
    rejected += other.rejected;
    failed += other.failed;
    position = Math.max(position, other.position);
    remember(other.example);
  }

  private void remember(@Nullable String problem) {
    example = example == null ? problem : example;
  }

  /** Acknowledged. */
  long documents() {
    return documents;
  }

  /** Documents rejected, and attempts that failed. */
  long errors() {
    return rejected + failed;
  }

  @Nullable String example() {
    return example;
  }

  /** The position to wait for to read it all. */
  long position() {
    return position;
  }

  Sums sums() {
    return sums;
  }
}
