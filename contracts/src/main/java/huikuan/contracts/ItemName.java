package huikuan.contracts;

/** Names a debit item of a company: an invoice and a refund may have the same number. */
public record ItemName(ItemKind kind, String number) {}
