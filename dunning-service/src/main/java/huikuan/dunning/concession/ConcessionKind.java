package huikuan.dunning.concession;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.dunning.DunningEvent.Posting;
import huikuan.platform.fields.Words;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kind of help that is granted. */
enum ConcessionKind {
  /** Instalments 分期: all is paid, in dated parts. */
  PLAN,
  /** A discount for early payment: less is paid, by a day; the rest is credited. */
  DISCOUNT,
  /** A settlement 和解: less is paid, in one or more parts; the rest is given up. */
  SETTLEMENT,
  /** An extension 延期: it is due on a later day. */
  EXTENSION,
  /** An exchange 交换: goods are taken back or exchanged, and then the amount is credited. */
  EXCHANGE,
  /** An extra service 额外服务: we do something more, and all is paid by a day. */
  SERVICE;

  static final List<String> WORDS = Words.of(values());

  /** Whether the customer pays something by it, on days. */
  boolean hasDues() {
    return this != EXTENSION && this != EXCHANGE;
  }

  /** Whether less is paid than is owed. */
  boolean givesMoney() {
    return this == DISCOUNT || this == SETTLEMENT;
  }

  /** Whether we have to do something. */
  boolean hasDuty() {
    return this == EXCHANGE || this == SERVICE;
  }

  /** The document by which it takes effect; null = by none. */
  @Nullable Posting posting() {
    return switch (this) {
      case DISCOUNT, EXCHANGE -> Posting.CREDIT_NOTE;
      case SETTLEMENT -> Posting.WRITE_OFF;
      case EXTENSION -> Posting.EXTENSION;
      case PLAN, SERVICE -> null;
    };
  }

  @JsonCreator
  static ConcessionKind of(String word) {
    return Words.parse(values(), word);
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
