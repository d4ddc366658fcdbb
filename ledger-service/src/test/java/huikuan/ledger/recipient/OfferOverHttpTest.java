package huikuan.ledger.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent;
import huikuan.contracts.dunning.DunningEvent.ConcededItem;
import huikuan.contracts.dunning.DunningEvent.OfferEnded;
import huikuan.contracts.dunning.DunningEvent.OfferMade;
import huikuan.contracts.dunning.DunningEvent.OfferedDue;
import huikuan.ledger.OtherService;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.platform.settling.Settling;
import huikuan.platform.settling.Station;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Recipients see what dunning offers, and accept or decline it by their links. */
class OfferOverHttpTest {

  private static final LinkHouse HOUSE = new LinkHouse();
  private static final OtherService DUNNING =
      new OtherService("dunning", DunningEvent.class, HOUSE.ledger().instance());
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate TODAY = LocalDate.ofInstant(HOUSE.now(), ZONE);

  @BeforeAll
  static void somethingIsOwed() {
    for (String customer : List.of("A", "B", "C", "D")) {
      HOUSE.customer(customer, "客户" + customer);
      HOUSE.invoice(customer, "I-" + customer, "2012-10-01", "2012-11-01", "1000.00");
    }
  }

  private static AccountId account(String customer) {
    return AccountId.parse(HOUSE.company() + "." + customer + ".CNY");
  }

  private static String offer(String customer) {
    return "concession." + HOUSE.company() + "." + customer + ".1";
  }

  private static void tell(OfferMade event) {
    DUNNING.tell(event.lane(), event);
    settle();
  }

  private static void end(String customer, String why) {
    OfferEnded event = new OfferEnded(offer(customer), account(customer), why, HOUSE.now());
    DUNNING.tell(event.lane(), event);
    settle();
  }

  private static void settle() {
    Settling.await(
        HOUSE.ledger().instance().getBeansOfType(Station.class).values(), Duration.ofSeconds(30));
  }

  /** 950 on a day, instead of all 1000. */
  private static OfferMade made(String customer) {
    LocalDate until = TODAY.plusDays(7);
    return new OfferMade(
        offer(customer),
        account(customer),
        "discount",
        cny("1000.00"),
        cny("950.00"),
        cny("50.00"),
        List.of(new OfferedDue(TODAY.plusDays(10), cny("950.00"))),
        true,
        null,
        null,
        null,
        until,
        until.plusDays(1).atStartOfDay(ZONE).toInstant(),
        List.of(new ConcededItem("reminder.1", ItemKind.INVOICE, "I-" + customer, cny("1000.00"))),
        HOUSE.now());
  }

  private static Money cny(String amount) {
    return Money.parse(amount + " CNY");
  }

  private static String body(String customer, String answer) {
    return "{'offer':'%s','answer':'%s','note':'下周付'}".formatted(offer(customer), answer);
  }

  private static Answer sound(Answer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer;
  }

  private static void refuses(Answer answer, int status, String problem) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    assertThat(answer.problem()).as("%s", answer.body()).isEqualTo(problem);
  }

  @Test
  void isShownAcceptedOnceAndKept() {
    String link = HOUSE.link("A", "p1", "m-1", null);
    assertThat(sound(HOUSE.view(link)).body().path("offers")).isEmpty();
    tell(made("A"));
    Answer shown = sound(HOUSE.view(link));
    assertThat(shown.body().path("offers").path(0).toString().replace('"', '\''))
        .isEqualTo(
            ("{'offer':'%s','account':'%s','currency':'CNY','kind':'discount','state':'open',"
                    + "'amount':'1000.00','pays':'950.00','given':'50.00','dues':[{'on':'%s',"
                    + "'amount':'950.00'}],'endsIfMissed':true,'until':'%s','items':[{"
                    + "'kind':'invoice','number':'I-A','amount':'1000.00'}]}")
                .formatted(offer("A"), account("A"), TODAY.plusDays(10), TODAY.plusDays(7)));

    Answer accepted = sound(HOUSE.tell(link, "/offers", body("A", "accepted")));
    assertThat(accepted.text("/offers/0/state")).isEqualTo("accepted");
    long before = HOUSE.ledger().log().head();
    String other = HOUSE.link("A", "p2", "m-2", null);
    sound(HOUSE.view(other));
    sound(HOUSE.tell(link, "/offers", body("A", "accepted")));
    refuses(HOUSE.tell(link, "/offers", body("A", "declined")), 409, "offer-answered");
    assertThat(HOUSE.ledger().log().after(before, 10)).hasSize(1);

    end("A", "accepted");
    assertThat(HOUSE.view(other).text("/offers/0/state")).isEqualTo("accepted");
    end("A", "kept");
    assertThat(HOUSE.view(link).text("/offers/0/why")).isEqualTo("kept");
    Answer told = HOUSE.get("/customers/" + HOUSE.company() + "/A/told");
    assertThat(told.text("/told/1/what")).isEqualTo("offer");
    assertThat(told.text("/told/1/offer")).isEqualTo(offer("A"));
    assertThat(told.text("/told/1/answer")).isEqualTo("accepted");
    assertThat(told.text("/told/1/note")).isEqualTo("下周付");
  }

  @Test
  void whatEndedMeanwhileIsNotShownAndCannotBeAnswered() {
    String link = HOUSE.link("B", "p1", "m-1", null);
    tell(made("B"));
    end("B", "withdrawn");
    assertThat(sound(HOUSE.view(link)).body().path("offers")).isEmpty();
    refuses(HOUSE.tell(link, "/offers", body("B", "accepted")), 409, "offer-over");
  }

  @Test
  void isDeclinedByTheOtherContactToo() {
    tell(made("C"));
    Answer declined =
        sound(HOUSE.tell(HOUSE.link("C", "p2", "m-2", null), "/offers", body("C", "declined")));
    assertThat(declined.text("/offers/0/state")).isEqualTo("declined");
    refuses(
        HOUSE.tell(HOUSE.link("C", "p1", "m-1", null), "/offers", body("C", "accepted")),
        409,
        "offer-answered");
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("{'answer':'accepted'}", 400, "invalid"),
        Arguments.of("{'offer':'x'}", 400, "invalid"),
        Arguments.of("{'offer':'x','answer':'yes'}", 400, "invalid"),
        Arguments.of("{'offer':'x','answer':'accepted','amount':'1.00'}", 400, "invalid"),
        Arguments.of("{'offer':'x','answer':'accepted'}", 404, "not-found"),
        // Of another customer.
        Arguments.of(body("C", "accepted"), 404, "not-found"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatCannotBeIsRefusedAndNothingIsRecorded(String body, int status, String problem) {
    String link = HOUSE.link("D", "p1", "m-1", null);
    sound(HOUSE.view(link));
    refuses(HOUSE.tell(link, "/offers", body), status, problem);
    Answer told = HOUSE.get("/customers/" + HOUSE.company() + "/D/told");
    assertThat(told.body().path("told").valueStream().map(each -> each.path("what").asString()))
        .containsOnly("opened");
  }
}
