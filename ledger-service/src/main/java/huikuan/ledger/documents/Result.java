package huikuan.ledger.documents;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.AccountId;
import huikuan.ledger.account.Kind;
import huikuan.platform.web.Problem;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one document of a request.
 *
 * @param index its place in the request, from 0
 * @param position the commit that holds it; a duplicate's is that of the first
 * @param reversedBy only of a duplicate: the reversal of its document; absent = it stands
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Result(
    int index,
    Status status,
    @Nullable AccountId account,
    @Nullable Long position,
    @Nullable ReversedBy reversedBy,
    @Nullable Problem problem) {

  /**
   * The document that undid another.
   *
   * @param postedOn the day on which it does
   */
  record ReversedBy(Kind kind, String number, LocalDate postedOn) {}

  enum Status {
    @JsonProperty("accepted")
    ACCEPTED,
    @JsonProperty("duplicate")
    DUPLICATE,
    @JsonProperty("rejected")
    REJECTED
  }

  static Result accepted(int index, AccountId account, long position) {
    return new Result(index, Status.ACCEPTED, account, position, null, null);
  }

  static Result duplicate(int index, AccountId account, long position) {
    return new Result(index, Status.DUPLICATE, account, position, null, null);
  }

  static Result rejected(int index, Problem problem) {
    return new Result(index, Status.REJECTED, null, null, null, problem);
  }

  Result reversedBy(ReversedBy reversal) {
    return new Result(index, status, account, position, reversal, problem);
  }
}
