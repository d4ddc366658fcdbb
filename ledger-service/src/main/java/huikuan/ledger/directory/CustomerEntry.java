package huikuan.ledger.directory;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import java.util.Currency;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A customer of the directory: one that has master data, or an account.
 *
 * @param position the commit of its master data; 0 = there is none
 * @param currencies of its accounts
 */
record CustomerEntry(
    CustomerId id,
    @Nullable String name,
    @Nullable String taxNumber,
    long position,
    SortedSet<String> currencies) {

  static CustomerEntry unknown(CustomerId id) {
    return new CustomerEntry(id, null, null, 0, new TreeSet<>());
  }

  /** Tells if the directory has it: an event has named it before. */
  boolean isStored() {
    return position > 0 || !currencies.isEmpty();
  }

  static CustomerEntry stored(Document document) {
    return new CustomerEntry(
        CustomerId.parse(document.getString(Directory.CUSTOMER)),
        document.getString("name"),
        document.getString("taxNumber"),
        document.getLong(Directory.POSITION),
        new TreeSet<>(document.getList("currencies", String.class)));
  }

  /** The entry with this master data. Data that comes again, or late, changes nothing. */
  CustomerEntry changed(CustomerChanged data, long at) {
    return at <= position
        ? this
        : new CustomerEntry(id, data.name(), data.taxNumber(), at, currencies);
  }

  CustomerEntry with(Currency currency) {
    SortedSet<String> all = new TreeSet<>(currencies);
    all.add(currency.getCurrencyCode());
    return new CustomerEntry(id, name, taxNumber, position, all);
  }

  NavigableSet<String> keys(SearchKeys keys) {
    return keys.of(id.customer(), name, taxNumber);
  }

  List<AccountId> accounts() {
    return currencies.stream()
        .map(code -> new AccountId(id.company(), id.customer(), Currency.getInstance(code)))
        .toList();
  }

  Document document() {
    Document document =
        new Document(Directory.ID, Directory.entryId(id))
            .append(Directory.CUSTOMER, id.toString())
            .append(Directory.POSITION, position)
            .append("currencies", List.copyOf(currencies));
    if (name != null) {
      document.append("name", name);
    }
    if (taxNumber != null) {
      document.append("taxNumber", taxNumber);
    }
    return document;
  }
}
