package huikuan.ledger.account;

import com.mongodb.client.MongoDatabase;
import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.account.AllocationPolicy.OldestFirst;
import huikuan.ledger.account.Document.Credit;
import huikuan.ledger.account.Document.Head;
import huikuan.ledger.account.Document.Invoice;
import huikuan.ledger.account.Document.Labels;
import huikuan.platform.actor.Actor;
import huikuan.platform.axon.LogEventStore;
import huikuan.platform.axon.LogStorageEngine;
import huikuan.platform.axon.SnapshotStore;
import huikuan.platform.axon.StateSerializer;
import huikuan.platform.axon.StoredTypes;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.eventlog.LogSettings;
import huikuan.platform.eventlog.MongoEventLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.NullMarked;

/**
 * The ledger's own account, with its rules and snapshots, on a log of its own; remembered by
 * nobody, so that every load is one from the store. Lives in the account's package, which has no
 * door for others.
 */
@NullMarked
public final class GrowingAccount implements AutoCloseable {

  private static final int COMMIT = 50;
  private static final AccountId ACCOUNT = AccountId.parse("CN01.C-1.USD");
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final int DAYS = 90;
  private static final LocalDate LAST = FIRST.plusDays(DAYS);
  private static final Money EACH = Money.parse("100.00 USD");

  /** Nothing is dated ahead, so nobody waits. */
  private static final class NoMidnights implements Midnights {
    @Override
    public void await(AccountId account, Set<LocalDate> days) {
      if (!days.isEmpty()) {
        throw new IllegalStateException("Dated ahead: " + days);
      }
    }

    @Override
    public LocalDate dayAt(String company, Instant moment) {
      return LAST;
    }
  }

  private final MongoEventLog log;
  private final Configuration axon;
  private final Repository<Account> repository;
  private final int open;
  private long posted;

  /**
   * An account without events.
   *
   * @param open so many invoices stay open: from then on each second document pays the oldest
   */
  public GrowingAccount(MongoDatabase database, int open) {
    this.open = open;
    EventCodec codec = new EventCodec(EventVocabulary.of(AccountEvent.class, EffectEvent.class));
    this.log =
        new MongoEventLog(
            database, codec, Clock.systemUTC(), LogSettings.defaults(), new SimpleMeterRegistry());
    LogStorageEngine engine =
        new LogStorageEngine(
            log,
            new SnapshotStore(
                database, StateSerializer.create(StoredTypes.of(Account.class)), true));
    this.axon =
        DefaultConfigurer.defaultConfiguration(false)
            .configureSerializer(none -> StateSerializer.create(StoredTypes.of(Account.class)))
            .configureEventSerializer(none -> StateSerializer.create(StoredTypes.of(Account.class)))
            .configureMessageSerializer(
                none -> StateSerializer.create(StoredTypes.of(Account.class)))
            .configureEventStore(none -> new LogEventStore(log, engine))
            .configureCorrelationDataProviders(
                none -> List.of(new SimpleCorrelationDataProvider(Actor.METADATA)))
            .registerComponent(Archive.class, none -> new LogArchive(log))
            .registerComponent(Midnights.class, none -> new NoMidnights())
            .configureAggregate(
                AggregateConfigurer.defaultConfiguration(Account.class)
                    .configureSnapshotTrigger(
                        all -> new AccountConfiguration().accountSnapshots(all.snapshotter())))
            .start();
    this.repository = axon.repository(Account.class);
  }

  /** Posts until it has so many events. */
  public void growTo(long events) {
    while (posted < events) {
      post((int) Math.min(COMMIT, events - posted));
    }
  }

  /** Posts so many documents in one commit. */
  public void post(int count) {
    List<Document> documents = new ArrayList<>();
    for (int each = 0; each < count; each++) {
      documents.add(next());
    }
    List<Outcome> outcomes =
        axon.commandGateway()
            .sendAndWait(
                new PostDocuments(ACCOUNT, documents, LAST, null),
                MetaData.with(Actor.METADATA, Actor.ANONYMOUS));
    for (Outcome outcome : outcomes) {
      if (!(outcome instanceof Outcome.Accepted)) {
        throw new IllegalStateException("Not accepted: " + outcome);
      }
    }
  }

  private Document next() {
    long number = posted++;
    LocalDate day = FIRST.plusDays(number % DAYS);
    Head head = new Head(ACCOUNT, "N-" + number, day, false, Labels.NONE);
    return number < open || number % 2 == 0
        ? new Invoice(head, day.plusDays(30), EACH, null, List.of())
        : new Credit(head, Kind.RECEIPT, EACH, new OldestFirst(), null);
  }

  /** Nanoseconds that it takes to have the account as it is now. */
  public long load() {
    UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
    try {
      long begin = System.nanoTime();
      repository.load(ACCOUNT.toString());
      return System.nanoTime() - begin;
    } finally {
      unit.rollback();
    }
  }

  @Override
  public void close() {
    axon.shutdown();
    log.close();
  }
}
