package huikuan.dunning.assignment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.platform.fields.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A third party has a right in claims.
 *
 * @param party the factor or the insurer
 * @param account of a factor: where the customer has to pay; null = not told
 * @param collects of a factor: who asks the customer; null = it is an insurer
 * @param notifyWithin of an insurer: days after the due date in which it is to be told; null = it
 *     is a factor, or need not be told
 * @param policyNumber of an insurer; null = not told
 */
@JsonInclude(Include.NON_NULL)
@Schema(name = "Assignment")
record Assignment(
    Kind kind,
    String party,
    @Nullable String account,
    @Nullable Collects collects,
    @Nullable Integer notifyWithin,
    @Nullable String policyNumber) {

  /** The right of the third party. */
  enum Kind {
    /** It bought the claims 保理: the customer pays it, not us. */
    FACTORED,
    /** It pays if the customer does not 信用保险. */
    INSURED;

    @JsonCreator
    static Kind of(String word) {
      return Words.parse(values(), word);
    }

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The side that asks the customer for the claims that a factor bought. */
  enum Collects {
    US,
    FACTOR;

    @JsonCreator
    static Collects of(String word) {
      return Words.parse(values(), word);
    }

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether we may not ask the customer: our messages name our own account. */
  boolean keepsUsFromAsking() {
    return kind == Kind.FACTORED && collects != Collects.US;
  }
}
