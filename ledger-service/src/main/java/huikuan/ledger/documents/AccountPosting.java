package huikuan.ledger.documents;

import huikuan.contracts.AccountId;
import huikuan.ledger.account.Outcome;
import huikuan.ledger.account.PostDocuments;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.commands.Reached;
import huikuan.platform.eventlog.BusinessKeyTaken;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Posts documents of one account, a commit for as many as fit. */
@Component
class AccountPosting {

  private static final int ATTEMPTS = 20;

  private final Commands commands;
  private final KnownDocuments known;
  private final DocumentsSettings settings;

  AccountPosting(Commands commands, KnownDocuments known, DocumentsSettings settings) {
    this.commands = commands;
    this.known = known;
    this.settings = settings;
  }

  /**
   * @param lockedBefore the company's days before it are closed; null = none
   */
  List<Result> post(AccountId account, List<Numbered> items, @Nullable LocalDate lockedBefore) {
    List<Result> results = new ArrayList<>();
    for (List<Numbered> chunk : Numbered.chunks(items, settings.commit())) {
      postTogether(account, chunk, lockedBefore, results);
    }
    return results;
  }

  /** Whoever takes a number meanwhile leaves fewer to post: each attempt has less to do. */
  private void postTogether(
      AccountId account,
      List<Numbered> items,
      @Nullable LocalDate lockedBefore,
      List<Result> results) {
    List<Numbered> left = items;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        results.addAll(send(account, left, lockedBefore));
        return;
      } catch (BusinessKeyTaken taken) {
        left = known.settle(left, results);
        if (left.isEmpty()) {
          return;
        }
      }
    }
    throw Commands.busy();
  }

  private List<Result> send(
      AccountId account, List<Numbered> items, @Nullable LocalDate lockedBefore) {
    Reached<List<Outcome>> reached =
        commands.send(
            new PostDocuments(
                account, items.stream().map(Numbered::document).toList(), lockedBefore));
    List<Result> results = new ArrayList<>();
    for (int at = 0; at < items.size(); at++) {
      int index = items.get(at).index();
      results.add(
          switch (reached.result().get(at)) {
            case Outcome.Accepted accepted -> Result.accepted(index, account, reached.position());
            case Outcome.Repeated repeated -> Result.duplicate(index, account, reached.position());
            case Outcome.Rejected(var rejection) ->
                Result.rejected(index, Refusals.problem(rejection, items.get(at).document()));
          });
    }
    return results;
  }
}
