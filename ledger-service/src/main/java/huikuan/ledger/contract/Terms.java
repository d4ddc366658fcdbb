package huikuan.ledger.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import huikuan.ledger.contract.Terms.Instalments;
import huikuan.ledger.contract.Terms.MonthEnd;
import huikuan.ledger.contract.Terms.Net;
import huikuan.ledger.contract.Terms.OwnWords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The payment terms that were agreed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @Type(value = Net.class, name = "net"),
  @Type(value = MonthEnd.class, name = "monthEnd"),
  @Type(value = Instalments.class, name = "instalments"),
  @Type(value = OwnWords.class, name = "text")
})
public sealed interface Terms {

  /** So many days after the start. */
  record Net(int days, StartsFrom from) implements Terms {}

  /**
   * The end of the start's month, then so many months.
   *
   * @param day of that month, its last if it has not so many; null = the last
   */
  record MonthEnd(int months, @Nullable Integer day, StartsFrom from) implements Terms {}

  /** Parts, each so many days after the start; their percents add up to 100. */
  record Instalments(List<Part> parts, StartsFrom from) implements Terms {

    public Instalments {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A part of what is owed.
   *
   * @param percent a plain decimal
   */
  record Part(String percent, int days) {}

  /** The contract's own words: nothing follows from them, the invoice names its due date. */
  record OwnWords(String text) implements Terms {}
}
