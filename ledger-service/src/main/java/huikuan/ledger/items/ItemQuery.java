package huikuan.ledger.items;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The items that are asked for.
 *
 * @param equal fields and their values
 * @param from in the order of dates and ids: after this
 * @param before in the order of dates and ids: before this
 * @param limit items at most
 */
record ItemQuery(
    Map<String, String> equal, @Nullable String from, @Nullable String before, int limit) {}
