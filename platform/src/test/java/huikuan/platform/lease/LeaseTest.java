package huikuan.platform.lease;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import huikuan.embedded.EmbeddedMongo;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeaseTest {

  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final Lease LEASE = new Lease("until", Duration.ofSeconds(10));

  private final EmbeddedMongo mongo = EmbeddedMongo.start(null, 0);
  private final MongoClient client = MongoClients.create(mongo.uri("test"));
  private final MongoCollection<Document> all = client.getDatabase("test").getCollection("held");

  @BeforeEach
  void put() {
    all.insertOne(new Document("_id", 1));
  }

  @AfterEach
  void close() {
    client.close();
    mongo.close();
  }

  private boolean take(Instant now) {
    return all.updateOne(LEASE.free(now), LEASE.taken(now)).getMatchedCount() == 1;
  }

  @Test
  void aDocumentThatWasNeverTakenIsFree() {
    assertThat(take(NOW)).isTrue();
    assertThat(all.find().first())
        .isEqualTo(new Document("_id", 1).append("until", Date.from(NOW.plusSeconds(10))));
  }

  @Test
  void aHeldDocumentIsFreeAfterTheEndOfItsLease() {
    take(NOW);
    assertThat(take(NOW)).isFalse();
    assertThat(take(NOW.plusSeconds(10))).isFalse();
    assertThat(take(NOW.plusSeconds(10).plusMillis(1))).isTrue();
  }

  @Test
  void aLeaseThatWasEndedIsFreeAtOnce() {
    take(NOW);
    all.updateOne(new Document("_id", 1), LEASE.ended());
    assertThat(take(NOW)).isTrue();
  }
}
