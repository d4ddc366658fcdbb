package huikuan.notification.openamounts;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.embedded.EmbeddedMongo;
import huikuan.notification.Contacts;
import huikuan.notification.proof.Proofs;
import huikuan.platform.personal.BlindIndex;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Open amounts over a log in memory, and proofs, in the embedded document store. */
public final class TestOpenAmounts implements AutoCloseable {

  private final EmbeddedMongo mongo = EmbeddedMongo.start(null, 0);
  private final MongoClient client = MongoClients.create(mongo.uri("test"));
  private final MongoTemplate template = new MongoTemplate(client, "test");
  public final Contacts contacts = new Contacts(client.getDatabase("ledger"));
  public final Proofs proofs = new Proofs(template, contacts.data(), new BlindIndex(template));
  public final LogInMemory log = new LogInMemory();
  private final OpenAmounts amounts = reader();
  public final ClaimStates states = amounts;
  public final Demands demands = amounts;

  /** As after a restart: another reader over the same store. */
  public ClaimStates again() {
    return reader();
  }

  private OpenAmounts reader() {
    return new OpenAmounts(log, new OpenAmountStore(template));
  }

  @Override
  public void close() {
    client.close();
    mongo.close();
  }
}
