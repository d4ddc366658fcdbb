package huikuan.ledger.directory;

import huikuan.contracts.CustomerId;
import huikuan.ledger.commands.Today;
import huikuan.ledger.directory.Directory.Found;
import huikuan.ledger.query.Choices;
import huikuan.platform.projection.CatchUp;
import huikuan.platform.web.Page;
import huikuan.platform.web.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the customers who have no confirmed payment responsible today. */
@Component
class CustomersWithoutResponsible {

  static final String DESCRIPTION =
      "confirmedPaymentResponsible: only customers whose people have none who is valid today and"
          + " meant for any of its claims";

  private static final List<String> WORDS = List.of("confirmedPaymentResponsible");
  private static final int AT_ONCE = 500;

  /** A page looks at so many customers, whether it is full or not. */
  private static final int MOST_LOOKED_AT = 5_000;

  private final Directory directory;
  private final ContactIndex contacts;
  private final CatchUp catchUp;
  private final Today today;

  CustomersWithoutResponsible(
      Directory directory, ContactIndex contacts, CatchUp contactIndexCatchUp, Today today) {
    this.directory = directory;
    this.contacts = contacts;
    this.catchUp = contactIndexCatchUp;
    this.today = today;
  }

  /**
   * @param without null = it is not asked for
   * @throws ProblemException if it is another word
   */
  static void check(@Nullable String without) {
    if (without != null) {
      Choices.choice("without", without, WORDS);
    }
  }

  /**
   * A page of those in a list of the directory.
   *
   * @param beginning of the ids of the list
   */
  Found find(String beginning, Page page) {
    catchUp.awaitHead();
    List<Document> found = new ArrayList<>();
    String last = IdRanges.after(beginning, page);
    int lookedAt = 0;
    boolean more = true;
    while (more && found.size() < page.read() && lookedAt < MOST_LOOKED_AT) {
      List<Document> some = directory.some(beginning, last, AT_ONCE);
      found.addAll(lacking(some));
      lookedAt += some.size();
      more = some.size() == AT_ONCE;
      last = some.isEmpty() ? last : some.getLast().getString(Directory.ID);
    }
    String next =
        found.size() < page.read() && more && last != null
            ? page.behind(List.of(last))
            : page.next(found, Directory::pageKey);
    return new Found(directory.customersOf(page.told(found)), next);
  }

  private List<Document> lacking(List<Document> some) {
    Map<CustomerId, ResponsibleEntry> known =
        contacts.responsibles(some.stream().map(Directory::customer).distinct().toList());
    return some.stream().filter(each -> lacks(known.get(Directory.customer(each)))).toList();
  }

  private boolean lacks(@Nullable ResponsibleEntry entry) {
    return entry == null || !entry.hasOneOn(today.in(entry.zone()));
  }
}
