package huikuan.ledger.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.ItemKind;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of documents, with the name that senders use. */
public enum Kind {
  INVOICE("invoice", Side.CLAIM),
  CREDIT_NOTE("creditNote", Side.CREDIT),
  RECEIPT("receipt", Side.CREDIT),
  REFUND("refund", Side.CLAIM),
  WRITE_OFF("writeOff", Side.CREDIT),
  RECOVERY("recovery", Side.NEITHER),
  ALLOCATION("allocation", Side.NEITHER),
  REVERSAL("reversal", Side.NEITHER),
  EXTENSION("extension", Side.NEITHER);

  private enum Side {
    CLAIM,
    CREDIT,
    NEITHER
  }

  private static final Map<String, Kind> BY_TEXT =
      Arrays.stream(values()).collect(Collectors.toMap(Kind::toString, Function.identity()));

  private final String text;
  private final Side side;

  Kind(String text, Side side) {
    this.text = text;
    this.side = side;
  }

  @JsonCreator
  public static Kind parse(String text) {
    Kind kind = BY_TEXT.get(text);
    if (kind == null) {
      throw new IllegalArgumentException("No kind of document: " + text);
    }
    return kind;
  }

  /** The kind of such an item, of which other services are told. */
  public static Kind of(ItemKind kind) {
    return parse(kind.toString());
  }

  /** As other services are told of its item; empty = it is no claim. */
  public Optional<ItemKind> itemKind() {
    return Arrays.stream(ItemKind.values()).filter(kind -> of(kind) == this).findFirst();
  }

  /** Tells if the customer owes its item. */
  public boolean claim() {
    return side == Side.CLAIM;
  }

  /** Tells if its item can be set against claims. */
  public boolean credit() {
    return side == Side.CREDIT;
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
