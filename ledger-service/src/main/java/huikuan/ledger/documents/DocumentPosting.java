package huikuan.ledger.documents;

import huikuan.contracts.AccountId;
import huikuan.platform.eventlog.ReadAhead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;
import org.springframework.stereotype.Component;

/** Posts the documents of a request: each account in order, the accounts side by side. */
@Component
class DocumentPosting implements DisposableBean {

  private static final int ACCOUNTS_AT_ONCE = 250;

  private final KnownDocuments known;
  private final AgreedContacts contacts;
  private final AgreedDueDates dueDates;
  private final Reversals reversals;
  private final AccountPosting accounts;
  private final ExecutorService threads;

  DocumentPosting(
      KnownDocuments known,
      AgreedContacts contacts,
      AgreedDueDates dueDates,
      Reversals reversals,
      AccountPosting accounts,
      DocumentsSettings settings) {
    this.known = known;
    this.contacts = contacts;
    this.dueDates = dueDates;
    this.reversals = reversals;
    this.accounts = accounts;
    this.threads =
        Executors.newFixedThreadPool(
            settings.parallel(), Thread.ofVirtual().name("posting-", 0).factory());
  }

  Answer post(List<Reading> readings) {
    List<Result> results = new ArrayList<>();
    List<NumberedDocument> items = new ArrayList<>();
    for (int index = 0; index < readings.size(); index++) {
      switch (readings.get(index)) {
        case Reading.Faulty(var problem) -> results.add(Result.rejected(index, problem));
        case Reading.Understood(var document) -> items.add(new NumberedDocument(index, document));
      }
    }
    results.addAll(settled(items));
    results.sort(Comparator.comparingInt(Result::index));
    return Answer.of(reversals.named(results, items), known::head);
  }

  /**
   * Finds the known ones of many documents first, with few questions. A single document is posted
   * at once: if it is known, the log refuses its number.
   */
  private List<Result> settled(List<NumberedDocument> sent) {
    List<Result> results = new ArrayList<>();
    List<NumberedDocument> items = dueDates.dated(contacts.agreed(sent, results), results);
    Map<AccountId, List<NumberedDocument>> byAccount = new LinkedHashMap<>();
    for (NumberedDocument item : items.size() == 1 ? items : known.settle(items, results)) {
      byAccount.computeIfAbsent(item.document().account(), account -> new ArrayList<>()).add(item);
    }
    results.addAll(posted(byAccount));
    return results;
  }

  private List<Result> posted(Map<AccountId, List<NumberedDocument>> byAccount) {
    List<Supplier<List<Result>>> tasks = new ArrayList<>();
    byAccount.forEach((account, items) -> tasks.add(() -> accounts.post(account, items)));
    if (tasks.size() == 1) {
      return tasks.getFirst().get();
    }
    List<Result> results = new ArrayList<>();
    List<AccountId> all = List.copyOf(byAccount.keySet());
    for (int from = 0; from < all.size(); from += ACCOUNTS_AT_ONCE) {
      int to = Math.min(all.size(), from + ACCOUNTS_AT_ONCE);
      try (ReadAhead.Held held = accounts.readAhead(all.subList(from, to))) {
        results.addAll(sideBySide(tasks.subList(from, to)));
      }
    }
    return results;
  }

  private List<Result> sideBySide(List<Supplier<List<Result>>> tasks) {
    List<Callable<List<Result>>> callables = new ArrayList<>();
    tasks.forEach(task -> callables.add(new DelegatingSecurityContextCallable<>(task::get)));
    List<Result> results = new ArrayList<>();
    try {
      for (Future<List<Result>> done : threads.invokeAll(callables)) {
        results.addAll(done.get());
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while posting", e);
    }
    return results;
  }

  @Override
  public void destroy() {
    threads.close();
  }
}
