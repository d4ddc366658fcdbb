package huikuan.ledger.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import huikuan.contracts.AccountId;
import huikuan.ledger.account.Decision.Happens;
import huikuan.ledger.account.Decision.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * An account remembers only what it needs to decide: the items that are not settled. What is
 * settled, and that a number was used before, is for the log to know, which never forgets.
 */
@Aggregate(
    snapshotTriggerDefinition = "accountSnapshots",
    cache = "recentAccounts",
    lockFactory = "accountLocks")
@Revision("2")
class Account {

  private static final int BARE = 10;

  @AggregateIdentifier private AccountId id;
  private Items items = new Items();

  @SuppressWarnings("NullAway.Init") // Axon makes it, then its first event assigns the id.
  Account() {}

  /**
   * One outcome per document, in order. Who was overtaken and accepts anything collides in the log;
   * who refuses everything stores nothing, and has to look.
   */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  List<Outcome> handle(PostDocuments command, Archive archive) {
    Version version = Version.of(command.account(), getVersion());
    Map<DocumentKey, AccountEvent> accepted = new LinkedHashMap<>();
    Known known = new Known(items, archive, version, accepted.values());
    List<Outcome> outcomes = new ArrayList<>();
    for (Document document : command.documents()) {
      outcomes.add(post(document, command.lockedBefore(), known, accepted));
    }
    if (accepted.isEmpty() && archive.overtaken(version)) {
      throw new ConcurrencyException(command.account() + " has changed meanwhile");
    }
    return outcomes;
  }

  private static Outcome post(
      Document document,
      @Nullable LocalDate lockedBefore,
      Known known,
      Map<DocumentKey, AccountEvent> accepted) {
    AccountEvent earlier = accepted.get(document.key());
    if (earlier != null) {
      return earlier.fingerprint().equals(document.fingerprint())
          ? new Outcome.Repeated()
          : new Outcome.Rejected(new Rejection.NumberTaken(document.key(), document.account()));
    }
    return switch (PostingRules.decide(document, lockedBefore, known)) {
      case Refused refused -> new Outcome.Rejected(refused.rejection());
      case Happens happens -> {
        apply(happens.event());
        accepted.put(document.key(), happens.event());
        yield new Outcome.Accepted();
      }
    };
  }

  /** As heavy as its items; without any as heavy as a few. */
  int weight() {
    return BARE + items.count();
  }

  @EventSourcingHandler
  void on(AccountEvent event) {
    id = event.account();
    items.on(event);
  }
}
