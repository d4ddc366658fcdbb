package huikuan.dunning.standing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.platform.fields.Words;
import java.util.Locale;

/** Whose side makes a claim late. */
public enum Cause {
  /** 合同原因: what the contract lets wait. */
  CONTRACT,
  /** 甲方原因: the customer. */
  CUSTOMER,
  /** 乙方原因: we ourselves. It is to be mended before anything is demanded. */
  OWN;

  @JsonCreator
  static Cause of(String word) {
    return Words.parse(values(), word);
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
