package huikuan.dunning.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.dunning.readiness.ContractClaims.Known;
import huikuan.dunning.readiness.ContractClaims.Told;
import huikuan.embedded.EmbeddedMongo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;

class ContractClaimsTest {

  private static final CustomerId CUSTOMER = CustomerId.parse("CN01.C-1");
  private static final CustomerId OTHER = CustomerId.parse("CN01.C-2");
  private static final String CONTRACT = "contract/CN01.HT-1";
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  private final AtomicInteger read = new AtomicInteger();
  private final EmbeddedMongo server = EmbeddedMongo.start(null, 0);
  private final MongoClient client =
      MongoClients.create(
          MongoClientSettings.builder()
              .applyConnectionString(new ConnectionString(server.uri("dunning")))
              .addCommandListener(new Counting())
              .build());
  private final MongoTemplate mongo = new MongoTemplate(client, "dunning");
  private final ContractClaims claims = new ContractClaims(mongo);

  /** Counts the documents that are read. */
  private final class Counting implements CommandListener {
    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
      BsonDocument cursor = event.getResponse().getDocument("cursor", new BsonDocument());
      for (String batch : new String[] {"firstBatch", "nextBatch"}) {
        BsonValue some = cursor.get(batch);
        read.addAndGet(some == null ? 0 : some.asArray().size());
      }
    }
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void eachHasThePlaceAfterThoseThatBecameKnownBeforeIt() {
    add("A", "60.00 CNY", 1);
    add("B", "40.00 CNY", 2);
    add("E", "10.00 EUR", 3);
    claims.add(List.of(new Told("O", OTHER, CONTRACT, Money.parse("5.00 CNY"), DAY, 4)));

    assertThat(places())
        .isEqualTo(
            "{A=0.00 CNY of 100.00 CNY, B=60.00 CNY of 100.00 CNY, E=0.00 EUR of 10.00 EUR,"
                + " O=0.00 CNY of 5.00 CNY}");
    assertThat(claims.find("unknown")).isEmpty();
  }

  @Test
  void aReversedClaimIsBeforeNoOther() {
    add("A", "60.00 CNY", 1);
    add("B", "40.00 CNY", 2);
    add("C", "7.00 CNY", 3);
    claims.reverse("B", 4);
    add("D", "1.00 CNY", 5);

    assertThat(places())
        .isEqualTo("{A=0.00 CNY of 68.00 CNY, C=60.00 CNY of 68.00 CNY, D=67.00 CNY of 68.00 CNY}");
    claims.reverse("B", 6);
    claims.reverse("without a contract", 7);
    assertThat(places())
        .as("it is reversed once")
        .isEqualTo("{A=0.00 CNY of 68.00 CNY, C=60.00 CNY of 68.00 CNY, D=67.00 CNY of 68.00 CNY}");
  }

  @Test
  void manyAreAddedTogetherInTheirOrder() {
    claims.add(
        List.of(
            claim("A", "60.00 CNY", 1),
            claim("B", "40.00 CNY", 2),
            new Told("O", OTHER, CONTRACT, Money.parse("5.00 CNY"), DAY, 3),
            claim("A", "60.00 CNY", 4),
            claim("C", "7.00 CNY", 5)));

    assertThat(places())
        .isEqualTo(
            "{A=0.00 CNY of 107.00 CNY, B=60.00 CNY of 107.00 CNY, C=100.00 CNY of 107.00 CNY,"
                + " O=0.00 CNY of 5.00 CNY}");
  }

  @Test
  void whatIsToldTwiceIsAddedOnce() {
    add("A", "60.00 CNY", 1);
    add("B", "40.00 CNY", 2);
    add("A", "60.00 CNY", 3);
    add("C", "7.00 CNY", 4);

    assertThat(places())
        .isEqualTo(
            "{A=0.00 CNY of 107.00 CNY, B=60.00 CNY of 107.00 CNY, C=100.00 CNY of 107.00 CNY}");
  }

  /** A batch that was stopped anywhere comes again whole. */
  @Test
  void eventsThatComeAgainChangeNothing() {
    Random random = new Random(7);
    for (int round = 0; round < 30; round++) {
      mongo.getDb().drop();
      ContractClaims again = new ContractClaims(mongo);
      Map<Integer, Integer> reversals = new TreeMap<>();
      for (int at = 1; at <= 30; at++) {
        if (random.nextInt(3) == 0) {
          reversals.put(at, 1 + random.nextInt(at));
        }
      }
      for (int end = 1; end <= 30; end++) {
        handle(again, Math.max(1, end - random.nextInt(8)), end, reversals);
      }
      Map<String, Document> kept = stored();
      mongo.getDb().drop();
      ContractClaims once = new ContractClaims(mongo);
      for (int at = 1; at <= 30; at++) {
        handle(once, at, at, reversals);
      }
      assertThat(kept).isEqualTo(stored());
    }
  }

  /** Claims that are told between two reversals are added together, as in a batch. */
  private static void handle(
      ContractClaims of, int first, int last, Map<Integer, Integer> reversals) {
    List<Told> told = new ArrayList<>();
    for (int at = first; at <= last; at++) {
      Integer gone = reversals.get(at);
      if (gone == null) {
        told.add(claim("I-" + at, at + ".00 CNY", at));
      } else {
        of.add(told);
        told.clear();
        of.reverse("I-" + gone, at);
      }
    }
    of.add(told);
  }

  private static Told claim(String caseId, String amount, long position) {
    return new Told(caseId, CUSTOMER, CONTRACT, Money.parse(amount), DAY, position);
  }

  private Map<String, Document> stored() {
    Map<String, Document> all = new TreeMap<>();
    for (String each : new String[] {ContractClaims.COLLECTION, ContractClaims.SUMS}) {
      mongo
          .getCollection(each)
          .find()
          .forEach(document -> all.put(each + " " + document.get("_id"), document));
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 10_000})
  void thePlaceOfAClaimIsReadFromTwoDocumentsWhateverElseThereIs(int many) {
    for (int at = 1; at <= many; at++) {
      add("I-" + at, "1.00 CNY", at);
    }
    claims.open(Map.of("I-2", false));
    read.set(0);
    assertThat(claims.find("I-7").orElseThrow().place().before()).hasToString("6.00 CNY");
    assertThat(read).hasValue(2);

    read.set(0);
    assertThat(claims.open(CONTRACT, 0, 5).stream().map(Known::caseId))
        .as("what is closed is not read")
        .containsExactly("I-1", "I-3", "I-4", "I-5", "I-6");
    assertThat(read).hasValue(6);
    assertThat(claims.open(CONTRACT, 6, 2).stream().map(Known::caseId))
        .containsExactly("I-7", "I-8");
  }

  private void add(String caseId, String amount, long position) {
    claims.add(List.of(claim(caseId, amount, position)));
  }

  private String places() {
    return claims.open(CONTRACT, 0, 100).stream()
        .map(Known::caseId)
        .filter(each -> claims.find(each).isPresent())
        .collect(
            Collectors.toMap(
                each -> each,
                each -> {
                  var place = claims.find(each).orElseThrow().place();
                  return place.before() + " of " + place.all();
                },
                (one, _) -> one,
                TreeMap::new))
        .toString();
  }
}
