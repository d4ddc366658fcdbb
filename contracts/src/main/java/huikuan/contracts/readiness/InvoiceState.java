package huikuan.contracts.readiness;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.ClosedList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The states of an invoice (发票) on its way to the customer. */
public enum InvoiceState {
  /** The customer wants it. */
  REQUESTED("requested", Turn.OURS),
  ISSUED("issued", Turn.OURS),
  DELIVERED("delivered", Turn.CUSTOMERS),
  ACCEPTED("accepted", Turn.CUSTOMERS),
  /** 红字: it is wrong, and is to be cancelled by a red one. */
  TO_BE_CORRECTED("toBeCorrected", Turn.OURS),
  CORRECTED("corrected", Turn.CUSTOMERS);

  private final String word;
  private final Turn turn;

  InvoiceState(String word, Turn turn) {
    this.word = word;
    this.turn = turn;
  }

  @JsonCreator
  public static InvoiceState parse(String word) {
    return ClosedList.parse(values(), word);
  }

  /**
   * The states that may follow.
   *
   * @param state null = nothing was told: what came before the ledger heard of it is left out
   */
  public static List<InvoiceState> after(@Nullable InvoiceState state) {
    return switch (state) {
      case null -> List.of(REQUESTED, ISSUED, DELIVERED);
      case REQUESTED -> List.of(ISSUED);
      case ISSUED -> List.of(DELIVERED, TO_BE_CORRECTED);
      // It may be delivered once more, as when the customer can't find it.
      case DELIVERED -> List.of(DELIVERED, ACCEPTED, TO_BE_CORRECTED);
      case ACCEPTED -> List.of(TO_BE_CORRECTED);
      case TO_BE_CORRECTED -> List.of(CORRECTED);
      case CORRECTED -> List.of(DELIVERED, ACCEPTED, TO_BE_CORRECTED);
    };
  }

  public Turn turn() {
    return turn;
  }

  /** Whether our side must act before the customer can. */
  public boolean ourTurn() {
    return turn == Turn.OURS;
  }

  @JsonValue
  @Override
  public String toString() {
    return word;
  }
}
