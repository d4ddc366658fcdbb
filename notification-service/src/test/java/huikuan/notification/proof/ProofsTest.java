package huikuan.notification.proof;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static huikuan.notification.Samples.ACCOUNT;
import static huikuan.notification.Samples.CONTENT;
import static huikuan.notification.Samples.GROUNDS;
import static huikuan.notification.Samples.NINE;
import static huikuan.notification.Samples.TEMPLATE;
import static huikuan.notification.Samples.requested;
import static huikuan.notification.Samples.wangAt;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import huikuan.contracts.CustomerId;
import huikuan.contracts.MessageKind;
import huikuan.contracts.ledger.LedgerEvent.ContactForgotten;
import huikuan.embedded.EmbeddedMongo;
import huikuan.notification.Contacts;
import huikuan.notification.customers.Addressee;
import huikuan.notification.customers.ContactKey;
import huikuan.notification.message.Content;
import huikuan.notification.message.MessageEvent.Sent;
import huikuan.notification.openamounts.LogInMemory;
import huikuan.notification.proof.Proofs.Found;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.personal.BlindIndex;
import huikuan.platform.projection.ReadModel.Stopped;
import huikuan.platform.projection.ReadModelCheck;
import huikuan.platform.projection.ReadModelFindings;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class ProofsTest {

  private static final CustomerId CUSTOMER = ACCOUNT.customerId();
  private static final String EMAIL = "wang.fang@customer.example";

  private final EmbeddedMongo mongo = EmbeddedMongo.start(null, 0);
  private final MongoClient client = MongoClients.create(mongo.uri("test"));
  private final MongoTemplate template = new MongoTemplate(client, "test");
  private final Contacts contacts = new Contacts(client.getDatabase("ledger"));
  private final MongoCollection<Document> stored = template.getCollection("proofs");
  private final Proofs proofs = another();
  private final String first = keep("p-1", CONTENT);
  private final String second = keep("p-1", new Content("subject", "text", "html", null, null));
  private final String other = keep("p-2", CONTENT);

  /** As after a restart: no key is in memory. */
  private Proofs another() {
    return new Proofs(template, contacts.data(), new BlindIndex(template));
  }

  private String keep(String contactId, Content content) {
    String key = contacts.sealed(CUSTOMER, wangAt(EMAIL).as(contactId)).name().key();
    return proofs.keep(
        new ContactKey(CUSTOMER, contactId),
        new Addressee("any", "zh-CN", ZoneId.of("Asia/Shanghai"), "王芳", EMAIL, key, null),
        content);
  }

  @AfterEach
  void close() {
    client.close();
    mongo.close();
  }

  @Test
  void whatWasSentIsReadAgain() {
    Map<String, Found> found = another().find(List.of(first, second, "0".repeat(64)));
    assertThat(found).containsOnlyKeys(first, second);
    assertThat(found.get(first).proof())
        .satisfies(
            proof -> {
              assertThat(proof.hash()).isEqualTo(first);
              assertThat(proof.content()).isEqualTo(CONTENT);
              assertThat(proof.email()).isEqualTo(EMAIL);
              assertThat(proof.name()).isEqualTo("王芳");
            });
    assertThat(findings(sent(first), sent(second), sent(other)))
        .returns(true, ReadModelFindings::sound)
        .returns(3L, ReadModelFindings::entries);
  }

  @Test
  void whatWasAlteredIsSaidAndHidesNothingElse() {
    String sealed = sealed(first);
    Set<String> wrong =
        Set.of(
            "no sealed text",
            sealed.substring(0, sealed.length() - 4),
            sealed(other).replaceFirst(".*\\.", sealed.replaceFirst("\\..*", ".")),
            contacts.sealed(CUSTOMER, wangAt(EMAIL).as("p-1")).name().toString());
    assertThat(wrong).hasSize(4);
    for (String text : wrong) {
      stored.updateOne(eq("_id", first), set("sealed", text));
      assertThat(another().find(List.of(first, second, other)))
          .as(text)
          .containsEntry(first, new Found(null, true))
          .hasEntrySatisfying(second, found -> assertThat(found.proof()).isNotNull())
          .hasEntrySatisfying(other, found -> assertThat(found.proof()).isNotNull());
      assertThat(findings(sent(first), sent(second), sent(other)).examples())
          .containsExactly(requested().message() + ": not what was sent");
    }
    stored.updateOne(eq("_id", first), set("sealed", sealed(second)));
    assertThat(another().find(List.of(first)).get(first).proof().hash()).isEqualTo(second);
    assertThat(findings(sent(first)).examples())
        .as("another message to the same person")
        .containsExactly(requested().message() + ": not what was sent");
  }

  @Test
  void whatWasSentToAPersonWhoIsForgottenIsErasedAndSound() {
    contacts.forget(CUSTOMER, "p-1");
    proofs.forget(new ContactKey(CUSTOMER, "p-1"));

    assertThat(another().find(List.of(first, other)))
        .containsEntry(first, new Found(null, false))
        .hasEntrySatisfying(other, found -> assertThat(found.proof()).isNotNull());
    for (String text : List.of(EMAIL, "王芳")) {
      assertThat(proofs.writtenTo(text))
          .containsExactly(new ContactKey(CUSTOMER, "p-2").toString());
    }
    assertThat(
            findings(sent(first), sent(other), new ContactForgotten(CUSTOMER, "p-1"), sent(second)))
        .returns(true, ReadModelFindings::sound)
        .returns(3L, ReadModelFindings::entries);
  }

  @Test
  void whatCanNotBeReadOfAPersonWhoIsNotForgottenIsADifference() {
    contacts.forget(CUSTOMER, "p-1");
    String unread = requested().message() + ": what was sent can't be read without a key";
    assertThat(findings(sent(first), sent(other)).examples()).containsExactly(unread);
    assertThat(findings(sent(first), new ContactForgotten(CUSTOMER, "p-2")).examples())
        .as("another person is")
        .containsExactly(unread);
  }

  @Test
  void whatIsMissingIsADifferenceWhetherOrNotThePersonIsForgotten() {
    contacts.forget(CUSTOMER, "p-1");
    stored.deleteOne(eq("_id", first));
    assertThat(findings(sent(first), new ContactForgotten(CUSTOMER, "p-1")).examples())
        .containsExactly(requested().message() + ": what was sent is missing");
  }

  private String sealed(String hash) {
    return stored.find(eq("_id", hash)).first().getString("sealed");
  }

  /** Compared with a log of these events, in commits of one. */
  private ReadModelFindings findings(Object... log) {
    Stopped service =
        new Stopped(
            new LogInMemory(), client, client, "test", contacts.data(), Path.of("a"), Path.of("b"));
    try (ReadModelCheck check = new ProofsReadModel().check(service)) {
      Stream.of(log).forEach(event -> check.take(List.of(recorded(event))));
      return check.findings();
    }
  }

  private static RecordedEvent recorded(Object event) {
    return new RecordedEvent(1, 0, "e", "any", event, Map.of(), NINE, null, null, 0);
  }

  private static Sent sent(String hash) {
    return new Sent(
        requested().message(),
        CUSTOMER,
        MessageKind.COURTESY,
        List.of(),
        List.of(),
        null,
        null,
        "mail",
        "p-1",
        1,
        hash,
        TEMPLATE,
        null,
        GROUNDS,
        NINE);
  }
}
