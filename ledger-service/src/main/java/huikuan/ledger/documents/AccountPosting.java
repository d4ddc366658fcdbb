package huikuan.ledger.documents;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.ledger.account.Document;
import huikuan.ledger.account.Outcome;
import huikuan.ledger.account.PostDocuments;
import huikuan.ledger.account.Rejection;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.commands.Reached;
import huikuan.ledger.period.Locks;
import huikuan.platform.axon.RecentAggregates;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.eventlog.BusinessKeyTaken;
import huikuan.platform.eventlog.CommitTooLarge;
import huikuan.platform.eventlog.PremiseOutdated;
import huikuan.platform.eventlog.ReadAhead;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Posts documents of one account, a commit for as many as fit. */
@Component
class AccountPosting {

  private static final int ATTEMPTS = 20;

  private final Commands commands;
  private final KnownDocuments known;
  private final RecentAggregates recent;
  private final ReadAhead ahead;
  private final Locks locks;
  private final DocumentsSettings settings;
  private final CompanySettings companies;
  private final Clock clock;

  AccountPosting(
      Commands commands,
      KnownDocuments known,
      Locks locks,
      RecentAggregates recentAccounts,
      ReadAhead ahead,
      DocumentsSettings settings,
      CompanySettings companies,
      Clock clock) {
    this.commands = commands;
    this.known = known;
    this.locks = locks;
    this.recent = recentAccounts;
    this.ahead = ahead;
    this.settings = settings;
    this.companies = companies;
    this.clock = clock;
  }

  /** Reads what will be needed to post to these accounts soon. */
  ReadAhead.Held readAhead(List<AccountId> accounts) {
    return ahead.hold(
        accounts.stream()
            .map(AccountId::toString)
            .filter(account -> !recent.containsKey(account))
            .toList());
  }

  List<Result> post(AccountId account, List<NumberedDocument> items) {
    Run run = new Run(account);
    NumberedDocument.chunks(items, settings.commit()).forEach(run::post);
    return run.results;
  }

  private final class Run {

    private final AccountId account;
    private final List<Result> results = new ArrayList<>();
    private Locks.PeriodLock lock;
    private boolean lockRead;

    Run(AccountId account) {
      this.account = account;
      this.lock = locks.of(account.company());
    }

    /** Numbers taken meanwhile leave fewer documents to post: each attempt has less to do. */
    void post(List<NumberedDocument> items) {
      List<NumberedDocument> left = items;
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        try {
          results.addAll(send(left));
          return;
        } catch (BusinessKeyTaken taken) {
          left = known.settle(left, results);
          if (left.isEmpty()) {
            return;
          }
        } catch (PremiseOutdated moved) {
          readLock();
        } catch (CommitTooLarge large) {
          halve(left);
          return;
        }
      }
      throw Commands.busy();
    }

    /**
     * A document's size does not tell how much it does: a receipt may pay thousands of invoices.
     */
    private void halve(List<NumberedDocument> items) {
      if (items.size() == 1) {
        results.add(Result.rejected(items.getFirst().index(), Refusals.tooLarge()));
      } else {
        post(items.subList(0, items.size() / 2));
        post(items.subList(items.size() / 2, items.size()));
      }
    }

    private void readLock() {
      lock = locks.read(account.company());
      lockRead = true;
    }

    private List<Result> send(List<NumberedDocument> items) {
      List<Document> documents = items.stream().map(NumberedDocument::document).toList();
      LocalDate today = companies.dayAt(account.company(), clock.instant());
      PostDocuments command = new PostDocuments(account, documents, today, lock.lockedBefore());
      Reached<List<Outcome>> reached = lock.premise().whileDeciding(() -> commands.send(command));
      List<Result> sent = new ArrayList<>();
      Map<String, Integer> taken = new HashMap<>();
      List<NumberedDocument> refused = new ArrayList<>();
      Map<Integer, Rejection> rejections = new HashMap<>();
      for (int at = 0; at < items.size(); at++) {
        NumberedDocument item = items.get(at);
        switch (reached.result().get(at)) {
          case Outcome.Accepted _ -> {
            taken.put(item.key(), item.index());
            sent.add(Result.accepted(item.index(), account, reached.position()));
          }
          case Outcome.Repeated _ ->
              sent.add(Result.duplicate(item.index(), account, reached.position()));
          case Outcome.Rejected(var rejection) -> {
            refused.add(item);
            rejections.put(item.index(), rejection);
          }
        }
      }
      List<NumberedDocument> locked = new ArrayList<>();
      for (NumberedDocument item : notPostedBefore(refused, taken, sent)) {
        Rejection rejection = requireNonNull(rejections.get(item.index()));
        if (rejection instanceof Rejection.PeriodLocked && !lockRead) {
          locked.add(item);
        } else {
          sent.add(Result.rejected(item.index(), Refusals.problem(rejection, item.document())));
        }
      }
      // The lock was remembered: another instance may have opened the books since.
      if (!locked.isEmpty()) {
        readLock();
        post(locked);
      }
      return sent;
    }

    /**
     * Adds the results of those that were posted before: each was refused for what it did itself,
     * and is a duplicate. A number that a later document of the request took was free before.
     */
    private List<NumberedDocument> notPostedBefore(
        List<NumberedDocument> refused, Map<String, Integer> taken, List<Result> sent) {
      Predicate<NumberedDocument> takenLater =
          item -> taken.getOrDefault(item.key(), -1) > item.index();
      List<NumberedDocument> left =
          new ArrayList<>(
              known.settle(refused.stream().filter(takenLater.negate()).toList(), sent));
      refused.stream().filter(takenLater).forEach(left::add);
      left.sort(Comparator.comparingInt(NumberedDocument::index));
      return left;
    }
  }
}
