package huikuan.ledger.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A contract among the aggregates of the ledger.
 *
 * @param company an identifier without a dot
 * @param contract its id at the company
 */
record ContractKey(String company, String contract) {

  private static final String PREFIX = "contract/";

  @JsonCreator
  static ContractKey parse(String text) {
    int dot = text.indexOf('.');
    return new ContractKey(text.substring(PREFIX.length(), dot), text.substring(dot + 1));
  }

  /** The key of another contract of the company. */
  ContractKey other(String id) {
    return new ContractKey(company, id);
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + company + "." + contract;
  }
}
