package huikuan.notification.people;

import static huikuan.notification.Samples.ACCOUNT;
import static huikuan.notification.Samples.FREQUENCY;
import static huikuan.notification.Samples.HASH;
import static huikuan.notification.Samples.NINE;
import static huikuan.notification.Samples.TEMPLATE;
import static huikuan.notification.Samples.requested;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.contracts.MessageKind;
import huikuan.embedded.EmbeddedMongo;
import huikuan.notification.message.Grounds;
import huikuan.notification.message.MessageEvent.Bounced;
import huikuan.notification.message.MessageEvent.Sent;
import huikuan.platform.axon.HandlerFeed;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.personal.BlindIndex;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class PeopleTest {

  private final EmbeddedMongo mongo = EmbeddedMongo.start(null, 0);
  private final MongoClient client = MongoClients.create(mongo.uri("test"));
  private final MongoTemplate template = new MongoTemplate(client, "test");
  private final People people = instance();

  private People instance() {
    return new StoredPeople(template, new ReachedPeople(template), new BlindIndex(template));
  }

  @AfterEach
  void close() {
    client.close();
    mongo.close();
  }

  @Test
  void oneAddressIsOnePersonWhateverItsCase() {
    String wang = people.at("wang@customer.example");
    assertThat(people.at("  Wang@Customer.EXAMPLE ")).isEqualTo(wang);
    assertThat(instance().at("wang@customer.example")).isEqualTo(wang);
    assertThat(people.at("li@customer.example")).isNotEqualTo(wang);
  }

  @Test
  void afterAnErasureTheNumberMeansNothing() {
    String before = people.at("wang@customer.example");
    assertThat(before).matches("[0-9a-f]{32}");
    template.getCollection("people").drop();
    assertThat(people.at("wang@customer.example")).isNotEqualTo(before);
  }

  @Test
  void instancesThatMeetAnAddressAtTheSameTimeKnowOnePerson() {
    List<People> instances = List.of(people, instance(), instance());
    List<String> numbers =
        IntStream.range(0, 60)
            .parallel()
            .mapToObj(i -> instances.get(i % 3).at("p" + i / 3 + "@customer.example"))
            .distinct()
            .toList();
    assertThat(numbers).hasSize(20);
  }

  @Test
  void anAddressIsReachedSinceTheFirstMessageAfterTheLastThatCameBack() {
    Instant second = NINE.plusSeconds(86_400);
    Instant third = second.plusSeconds(86_400);
    assertThat(people.noBounceSince("p")).isEmpty();
    tell(sent("p", NINE), sent("p", second), sent("q", second));
    assertThat(people.noBounceSince("p")).hasValue(NINE);
    assertThat(people.noBounceSince("q")).hasValue(second);
    tell(bounced("p"));
    assertThat(people.noBounceSince("p")).isEmpty();
    for (int time = 0; time < 2; time++) {
      tell(sent("p", NINE), sent("p", second), bounced("p"), sent("p", third));
      assertThat(people.noBounceSince("p")).as("told again, the same").hasValue(third);
    }
  }

  private void tell(Object... events) {
    new HandlerFeed(new ReachedPeople(template))
        .handle(
            Stream.of(events)
                .map(
                    event ->
                        new RecordedEvent(1, 0, "e", "any", event, Map.of(), NINE, null, null, 0))
                .toList());
  }

  private static Sent sent(String person, Instant at) {
    return new Sent(
        requested().message(),
        ACCOUNT.customerId(),
        MessageKind.COURTESY,
        List.of(),
        List.of(),
        null,
        null,
        "mail",
        "p-1",
        1,
        HASH,
        TEMPLATE,
        null,
        new Grounds(null, 1, person, null, FREQUENCY),
        at);
  }

  private static Bounced bounced(String person) {
    return new Bounced(
        requested().message(),
        ACCOUNT.customerId(),
        MessageKind.COURTESY,
        List.of(),
        null,
        null,
        "mail",
        "p-1",
        "5.1.1",
        null,
        person,
        NINE);
  }
}
