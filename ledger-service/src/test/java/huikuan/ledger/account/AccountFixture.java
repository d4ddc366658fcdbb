package huikuan.ledger.account;

import huikuan.ledger.account.Outcome.Rejected;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            .map(AccountEvent.class::cast);
      } catch (AggregateNotFoundException nothingYet) {
        return Stream.empty();
      }
    }

    private static boolean about(AccountEvent event, DocumentKey key) {
      return event.key().equals(key) || event.mentions().contains(key.toString());
    }
  }

  private final AggregateTestFixture<Account> fixture = new AggregateTestFixture<>(Account.class);
  private final List<AccountEvent> others;

  /**
   * @param others events of other accounts of the company
   */
  AccountFixture(AccountEvent... others) {
    this.others = List.of(others);
    fixture.registerInjectableResource(new FixtureArchive());
  }

  ResultValidator<Account> when(List<? extends Document> given, Document... posted) {
    return when(given, Documents.post(posted));
  }

  /** Each given document is posted by a command of its own. */
  ResultValidator<Account> when(List<? extends Document> given, PostDocuments command) {
    List<PostDocuments> history = given.stream().map(Documents::post).toList();
    return (history.isEmpty() ? fixture.givenNoPriorActivity() : fixture.givenCommands(history))
        .when(command);
  }

  static void refused(ResultValidator<Account> result, Rejection rejection) {
    result.expectNoEvents().expectResultMessagePayload(List.of(new Rejected(rejection)));
  }
}
