package huikuan.notification.mail;

import static huikuan.notification.Samples.NINE;
import static huikuan.notification.Samples.requested;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Sending;
import huikuan.embedded.EmbeddedMongo;
import huikuan.notification.mail.MailSettings.StartTls;
import huikuan.notification.message.MessageEvent.Requested;
import huikuan.notification.message.MessageId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class NumberedMessagesTest {

  private static final LocalDate DAY = requested().day();

  private final EmbeddedMongo mongo = EmbeddedMongo.start(null, 0);
  private final MongoClient client = MongoClients.create(mongo.uri("notification"));
  private final MongoTemplate template = new MongoTemplate(client, "notification");

  @AfterEach
  void close() {
    client.close();
    mongo.close();
  }

  private NumberedMessages limit(int limit) {
    return new NumberedMessages(
        template,
        LettersTest.settings(List.of(), limit, StartTls.OFF),
        Clock.fixed(NINE, ZoneOffset.UTC));
  }

  private static Requested message(String id, String company, LocalDate day) {
    Requested sample = requested();
    Sending sending = sample.sending();
    return new Requested(
        new MessageId(id),
        CustomerId.parse(company + ".C-1"),
        sample.kind(),
        sample.subjects(),
        sample.letter(),
        null,
        sample.channel(),
        sample.template(),
        new Sending(
            day,
            sending.hours(),
            sending.sealsAt(),
            sending.mostInWeek(),
            sending.mostInWeekOfCustomer(),
            null),
        sample.recipient(),
        sample.frequency());
  }

  private static Requested message(String id) {
    return message(id, "CN01", DAY);
  }

  private long stored(String collection) {
    return template.getCollection(collection).countDocuments();
  }

  @Test
  void asManyAsTheLimitGoAndNoMore() {
    NumberedMessages two = limit(2);
    assertThat(two.admits(message("a"))).isTrue();
    assertThat(two.admits(message("b"))).isTrue();
    assertThat(two.overLimit()).isZero();
    assertThat(two.admits(message("c"))).isFalse();
    assertThat(two.overLimit()).isOne();
  }

  @Test
  void aMessageThatIsTriedAgainKeepsItsPlace() {
    NumberedMessages two = limit(2);
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThat(two.admits(message("a"))).isTrue();
    }
    assertThat(two.admits(message("b"))).isTrue();
    assertThat(two.admits(message("c"))).isFalse();
    assertThat(two.admits(message("c"))).isFalse();
    assertThat(two.admits(message("a"))).isTrue();
    assertThat(two.overLimit()).isOne();
  }

  @Test
  void eachCompanyAndEachDayHasALimitOfItsOwn() {
    NumberedMessages one = limit(1);
    assertThat(one.admits(message("a"))).isTrue();
    assertThat(one.admits(message("b", "CN02", DAY))).isTrue();
    assertThat(one.admits(message("c", "CN01", DAY.plusDays(1)))).isTrue();
    assertThat(one.admits(message("d"))).isFalse();
  }

  @Test
  void aHigherLimitLetsTheNextOnesGoInTheirOrder() {
    for (String id : List.of("a", "b", "c")) {
      limit(1).admits(message(id));
    }
    NumberedMessages two = limit(2);
    assertThat(two.admits(message("c"))).isFalse();
    assertThat(two.admits(message("b"))).isTrue();
    assertThat(limit(0).admits(message("c"))).isTrue();
  }

  @Test
  void withoutALimitNothingIsKept() {
    assertThat(limit(0).admits(message("a"))).isTrue();
    assertThat(stored("mail_days")).isZero();
    assertThat(stored("mail_numbers")).isZero();
    assertThat(limit(0).overLimit()).isZero();
  }

  @Test
  void whatIsOverIsForgottenAfterAWeek() {
    NumberedMessages one = limit(1);
    one.admits(message("a"));
    one.admits(message("b"));
    one.admits(message("c", "CN02", DAY.plusDays(7)));
    assertThat(stored("mail_numbers")).isEqualTo(3);
    one.admits(message("d", "CN01", DAY.plusDays(8)));
    assertThat(stored("mail_numbers")).isEqualTo(2);
    assertThat(stored("mail_days")).isEqualTo(2);
  }

  @Test
  void sendersAtTheSameTimeStayWithinTheLimit() {
    NumberedMessages ten = limit(10);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Boolean>> asked =
          IntStream.range(0, 50)
              .mapToObj(
                  each ->
                      CompletableFuture.supplyAsync(() -> ten.admits(message("m" + each)), threads))
              .toList();
      asked.forEach(CompletableFuture::join);
    }
    long admitted = IntStream.range(0, 50).filter(each -> ten.admits(message("m" + each))).count();
    assertThat(admitted).isEqualTo(10);
  }
}
