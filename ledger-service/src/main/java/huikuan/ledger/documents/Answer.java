package huikuan.ledger.documents;

import huikuan.ledger.documents.Result.Status;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * The outcome of a request.
 *
 * @param position the highest that any of its documents reached; where the log stood if none did
 * @param results in the order sent
 */
record Answer(int accepted, int duplicates, int rejected, long position, List<Result> results) {

  static Answer of(List<Result> results, LongSupplier head) {
    long position =
        results.stream()
            .map(Result::position)
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue)
            .max()
            .orElseGet(head);
    return new Answer(
        count(results, Status.ACCEPTED),
        count(results, Status.DUPLICATE),
        count(results, Status.REJECTED),
        position,
        results);
  }

  private static int count(List<Result> results, Status status) {
    return (int) results.stream().filter(result -> result.status() == status).count();
  }
}
