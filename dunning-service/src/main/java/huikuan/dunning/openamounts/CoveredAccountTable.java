package huikuan.dunning.openamounts;

import huikuan.contracts.AccountId;
import huikuan.contracts.ledger.LedgerEvent.DueDateChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.cover.AccountCover;
import huikuan.dunning.cover.CoveredAccounts;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.projection.FollowedEntries;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Gatherers;
import org.springframework.stereotype.Component;

/** The covers of accounts with unapplied money, in memory: few accounts have any. */
@Component
class CoveredAccountTable implements CoveredAccounts {

  private static final int AT_ONCE = 1_000;

  private final OpenAmountStore store;
  private final FollowedEntries followed;
  private final Map<String, AccountCover> covers = new ConcurrentHashMap<>();

  CoveredAccountTable(EventLog log, OpenAmountStore store) {
    this.store = store;
    this.followed =
        new FollowedEntries(
            log,
            store::position,
            CoveredAccountTable::concerned,
            this::readAll,
            some -> read(some.stream().map(AccountId::parse).toList()));
  }

  private static Collection<String> concerned(RecordedEvent event) {
    return switch (event.payload()) {
      case InvoicePosted posted -> List.of(posted.account().toString());
      case OpenItemsChanged changed -> List.of(changed.account().toString());
      case DueDateChanged moved -> List.of(moved.account().toString());
      case ClaimHeld held -> List.of(held.account().toString());
      case HoldEnded ended -> List.of(ended.account().toString());
      case CaseClosed closed -> List.of(closed.account().toString());
      default -> List.of();
    };
  }

  @Override
  public Map<String, AccountCover> now() {
    followed.follow();
    return covers;
  }

  private void readAll() {
    covers.clear();
    store.withCredits().stream().gather(Gatherers.windowFixed(AT_ONCE)).forEach(this::read);
  }

  private void read(Collection<AccountId> accounts) {
    store
        .covers(accounts)
        .forEach(
            (account, cover) -> {
              if (cover.hasCredits()) {
                covers.put(account.toString(), cover);
              } else {
                covers.remove(account.toString());
              }
            });
  }
}
