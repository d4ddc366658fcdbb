package huikuan.ledger.account;

import huikuan.contracts.AccountId;
import huikuan.ledger.account.Outcome.Rejected;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.messaging.Message;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;

/** An account under test: given documents, when one is posted, then events or a refusal. */
final class AccountFixture {

  /** The fixture's own events, asked as the log is asked. */
  private final class FixtureArchive implements Archive {
    @Override
    public Map<DocumentKey, List<AccountEvent>> about(Collection<DocumentKey> keys, Version known) {
      Map<DocumentKey, List<AccountEvent>> about = new HashMap<>();
      for (DocumentKey key : keys) {
        List<AccountEvent> events =
            Stream.concat(others.stream(), own()).filter(event -> about(event, key)).toList();
        if (!events.isEmpty()) {
          about.put(key, events);
        }
      }
      return about;
    }

    @Override
    public boolean overtaken(Version known) {
      return false;
    }

    private Stream<AccountEvent> own() {
      try {
        return fixture
            .getEventStore()
            .readEvents(Documents.ACCOUNT.toString())
            .asStream()
            .map(Message::getPayload)
            .filter(AccountEvent.class::isInstance)
            .map(AccountEvent.class::cast);
      } catch (AggregateNotFoundException nothingYet) {
        return Stream.empty();
      }
    }

    private static boolean about(AccountEvent event, DocumentKey key) {
      return event.key().equals(key) || event.mentions().contains(key.toString());
    }
  }

  /** Notes the days that were waited for. */
  private final class FixtureMidnights implements Midnights {
    @Override
    public void await(AccountId account, Set<LocalDate> days) {
      awaited.addAll(days);
    }

    @Override
    public LocalDate dayAt(String company, Instant moment) {
      return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
  }

  private final Set<LocalDate> awaited = new TreeSet<>();
  private final AggregateTestFixture<Account> fixture = new AggregateTestFixture<>(Account.class);
  private final List<AccountEvent> others;

  /**
   * @param others events of other accounts of the company
   */
  AccountFixture(AccountEvent... others) {
    this.others = List.of(others);
    fixture.registerInjectableResource(new FixtureArchive());
    fixture.registerInjectableResource(new FixtureMidnights());
  }

  ResultValidator<Account> when(List<? extends Document> given, Document... posted) {
    return when(given, Documents.post(posted));
  }

  /** Each given document is posted by a command of its own. */
  ResultValidator<Account> when(List<? extends Document> given, PostDocuments command) {
    return after(given.stream().map(Documents::post).toList(), command);
  }

  ResultValidator<Account> after(List<PostDocuments> history, PostDocuments command) {
    return (history.isEmpty() ? fixture.givenNoPriorActivity() : fixture.givenCommands(history))
        .when(command);
  }

  /** The days on which something dated ahead may take effect. */
  Set<LocalDate> awaited() {
    return awaited;
  }

  static void refused(ResultValidator<Account> result, Rejection rejection) {
    result.expectNoEvents().expectResultMessagePayload(List.of(new Rejected(rejection)));
  }
}
