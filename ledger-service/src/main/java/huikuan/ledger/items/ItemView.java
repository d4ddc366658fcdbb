package huikuan.ledger.items;

import org.jspecify.annotations.Nullable;

/**
 * An item of daily work, as it stands now.
 *
 * @param amount the amount that it was posted with
 * @param open the unpaid amount of a claim, or the unapplied amount of a credit
 * @param state open, settled or reversed; ahead = its day is still to come
 */
record ItemView(
    String account,
    String customer,
    String currency,
    String kind,
    String number,
    String postedOn,
    @Nullable String dueOn,
    @Nullable String originallyPostedOn,
    String amount,
    String open,
    String state,
    @Nullable String contract,
    @Nullable String reference,
    @Nullable String salesOwner) {}
