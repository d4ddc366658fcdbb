package huikuan.dunning.cases;

import huikuan.contracts.ItemKind;

/** An invoice, or another item, of the case and what is open of it. */
record CaseItem(ItemKind itemKind, String invoice, String dueOn, String open) {

  boolean is(ItemKind kind, String number) {
    return itemKind == kind && invoice.equals(number);
  }
}
