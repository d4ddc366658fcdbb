package huikuan.dunning.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.contracts.ledger.LedgerEvent.DueDateChanged;
import huikuan.contracts.ledger.LedgerEvent.ItemTerms;
import huikuan.contracts.ledger.LedgerEvent.OpenItem;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.ledger.LedgerEvent.UnappliedCredit;
import huikuan.contracts.ledger.LetterEvent;
import huikuan.contracts.ledger.LetterEvent.Difference;
import huikuan.contracts.ledger.LetterEvent.DifferenceClarified;
import huikuan.contracts.ledger.LetterEvent.LetterAnswered;
import huikuan.contracts.ledger.LetterEvent.LetterArrived;
import huikuan.contracts.ledger.LetterEvent.LetterClosed;
import huikuan.contracts.ledger.LetterKind;
import huikuan.dunning.claim.ClaimCommand.ChangeOpenAmount;
import huikuan.dunning.claim.ClaimCommand.Document;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.MoveDueDate;
import huikuan.dunning.claim.ClaimCommand.OpenCase;
import huikuan.dunning.claim.ClaimCommand.PlaceHold;
import huikuan.dunning.claim.ClaimCommand.RecordDemand;
import huikuan.dunning.claim.Examples;
import huikuan.dunning.claim.Terms;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.letter.LetterHistory;
import huikuan.dunning.policy.ShippedOnly;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.test.utils.RecordingCommandBus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledger tells, by its approved contracts, and what the cases are asked for it. */
class ClaimsTest {

  private static final EventCodec CONTRACTS = new EventCodec(EventVocabulary.of(LedgerEvent.class));
  private static final Instant NOW = Instant.parse("2026-02-14T02:00:00Z");
  private static final Instant NOW_OF_LETTER = Instant.parse("2013-04-13T02:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-02-10");
  private static final AccountId ACCOUNT = AccountId.parse("CN01.HX-1001.CNY");

  private static final ItemTerms TERMS =
      new ItemTerms(DAY, DAY, Money.parse("1.00 CNY"), null, null);

  private final RecordingCommandBus bus = new RecordingCommandBus();
  private final Unknown directory = new Unknown();
  private final Map<String, List<LetterEvent>> told = new HashMap<>();
  private final Claims claims =
      new Claims(
          directory,
          new ShippedOnly(),
          letter -> LetterHistory.of(told.getOrDefault(letter, List.of())),
          new AtOnce(),
          new Commands(DefaultCommandGateway.builder().commandBus(bus).build()));

  private static final class Unknown implements Customers {
    @Override
    public Customer find(CustomerId id) {
      return Customer.unknown(id, Examples.ALWAYS);
    }

    @Override
    public Map<CustomerId, Customer> findAll(Collection<CustomerId> ids) {
      return ids.stream().collect(Collectors.toMap(id -> id, this::find));
    }
  }

  @BeforeEach
  void clear() {
    bus.clearCommands();
  }

  @Test
  void aReversalRaisesTheInvoicesThatItConcernsAndOpensTheCasesOfRefunds() {
    OpenItemsChanged told = (OpenItemsChanged) approved("huikuan.ledger.open-items-changed.v1");
    claims.on(told, 7L, "3.1", NOW);
    Customer customer = Customer.unknown(told.customerId(), Examples.ALWAYS);
    Document reversal =
        new Document("reversal", "X-1", LocalDate.parse("2013-01-25"), "receipt", "R-611365");
    Money again = Money.parse("4.06 USD");
    assertThat(asked())
        .containsExactly(
            new ChangeOpenAmount(
                "reminder.CN01.611365",
                reversal,
                Money.parse("55.94 USD"),
                Money.parse("55.94 USD"),
                7,
                "3.1",
                NOW,
                customer),
            new OpenCase(
                "refund.CN01.B-1",
                Terms.of(told.account(), told.items().get(1), "3.1"),
                customer,
                new ShippedOnly().standard(),
                NOW),
            new ChangeOpenAmount(
                "refund.CN01.B-1", reversal, again, again, 7, "3.1", NOW, customer));
  }

  @Test
  void aDueDateThatWasPutOffMovesThatOfTheCase() {
    DueDateChanged told = (DueDateChanged) approved("huikuan.ledger.due-date-changed.v1");
    claims.on(told, 7L, NOW);
    assertThat(asked())
        .containsExactly(
            new MoveDueDate(
                "reminder.CN01.611365",
                LocalDate.parse("2013-02-15"),
                LocalDate.parse("2013-02-01"),
                "the line is late",
                7,
                NOW,
                Customer.unknown(told.customerId(), Examples.ALWAYS)));
  }

  @Test
  void aReceiptReducesWhatItPays() {
    OpenItemsChanged receipt =
        new OpenItemsChanged(
            ACCOUNT,
            "receipt",
            "R-1",
            DAY,
            List.of(
                new OpenItem(ItemKind.INVOICE, "1", cny("-90.00 CNY"), cny("10.00 CNY"), null),
                new OpenItem(ItemKind.REFUND, "3", cny("-1.00 CNY"), cny("0.00 CNY"), TERMS),
                new OpenItem(ItemKind.INVOICE, "2", cny("-10.00 CNY"), cny("5.00 CNY"), null)),
            List.of(new UnappliedCredit("receipt", "R-1", null, cny("7.00 CNY"))));
    claims.on(receipt, 7L, null, NOW);
    assertThat(asked())
        .containsExactly(
            paid("reminder.CN01.1", "-90.00 CNY", "10.00 CNY"),
            paid("refund.CN01.3", "-1.00 CNY", "0.00 CNY"),
            paid("reminder.CN01.2", "-10.00 CNY", "5.00 CNY"));
  }

  @Test
  void anAnswerHoldsWhatTheCustomerDisputesOfWhatIsInOurBooks() {
    LetterAnswered approved = (LetterAnswered) approved("huikuan.ledger.letter-answered.v1");
    Difference paid = approved.differences().getFirst();
    LetterAnswered answer =
        answer(
            approved,
            paid,
            new Difference(2, null, "X-9", usd("0.00"), usd("9.00"), null, paid.until(), null),
            new Difference(
                3, ItemKind.INVOICE, "2", usd("5.00"), usd("6.00"), null, paid.until(), null));
    told.put(answer.letter(), List.of(answer));
    claims.on(answer, NOW_OF_LETTER);
    assertThat(asked())
        .containsExactly(
            new PlaceHold(
                "reminder.CN01.611365",
                new Hold(
                    "letter CN01.20130331.7K3Q9F2MXB 1",
                    "clarification",
                    LocalDate.parse("2013-04-26"),
                    usd("55.94"),
                    "paid on 28 March"),
                NOW_OF_LETTER,
                customer(answer)));
    bus.clearCommands();
    claims.on(answer, Instant.parse("2013-04-27T00:00:00Z"));
    assertThat(asked()).as("its last day is over").isEmpty();
  }

  @Test
  void anAnswerWhoseDifferencesAreClarifiedHoldsNothing() {
    LetterAnswered answer = (LetterAnswered) approved("huikuan.ledger.letter-answered.v1");
    DifferenceClarified clarified =
        (DifferenceClarified) approved("huikuan.ledger.letter-difference-clarified.v1");
    LetterClosed closed = (LetterClosed) approved("huikuan.ledger.letter-closed.v1");
    List<List<LetterEvent>> histories =
        List.of(List.of(clarified, answer), List.of(answer, clarified), List.of(answer, closed));
    for (List<LetterEvent> all : histories) {
      told.put(answer.letter(), all);
      claims.on(answer, NOW_OF_LETTER);
      assertThat(asked()).isEmpty();
    }
  }

  @Test
  void aClarifiedDifferenceAndAClosedLetterEndTheirHolds() {
    LetterAnswered answer = (LetterAnswered) approved("huikuan.ledger.letter-answered.v1");
    DifferenceClarified clarified =
        (DifferenceClarified) approved("huikuan.ledger.letter-difference-clarified.v1");
    LetterClosed closed = (LetterClosed) approved("huikuan.ledger.letter-closed.v1");
    claims.on(clarified, NOW_OF_LETTER);
    claims.on(closed, NOW_OF_LETTER);
    assertThat(asked()).as("the answer is not told yet").isEmpty();
    told.put(answer.letter(), List.of(answer, clarified, closed));
    claims.on(clarified, NOW_OF_LETTER);
    claims.on(closed, NOW_OF_LETTER);
    assertThat(asked()).containsExactly(end("clarified", answer), end("letter-closed", answer));
  }

  @Test
  void aDemandThatArrivedIsRecordedOfEachItemAndOtherLettersAreNot() {
    LetterArrived arrived = (LetterArrived) approved("huikuan.ledger.letter-arrived.v1");
    claims.on(arrived, NOW_OF_LETTER);
    assertThat(asked())
        .containsExactly(
            new RecordDemand(
                "reminder.CN01.611365",
                "CN01.20130331.7K3Q9F2MXB",
                "signed-for",
                LocalDate.parse("2013-04-05"),
                usd("55.94"),
                NOW_OF_LETTER,
                customer(arrived)));
    bus.clearCommands();
    for (LetterKind kind : LetterKind.values()) {
      if (kind != LetterKind.DEMAND) {
        claims.on(
            new LetterArrived(
                arrived.letter(),
                arrived.account(),
                kind,
                arrived.proof(),
                arrived.arrivedOn(),
                arrived.demanded()),
            NOW_OF_LETTER);
      }
    }
    assertThat(asked()).isEmpty();
  }

  private static LetterAnswered answer(LetterAnswered as, Difference... differences) {
    return new LetterAnswered(
        as.letter(),
        as.account(),
        as.kind(),
        as.agreed(),
        as.grade(),
        as.repliedOn(),
        as.balance(),
        List.of(differences));
  }

  private static EndHold end(String by, LetterEvent of) {
    return new EndHold(
        "reminder.CN01.611365", "letter " + of.letter() + " 1", by, NOW_OF_LETTER, customer(of));
  }

  private static Customer customer(LetterEvent of) {
    return Customer.unknown(of.account().customerId(), Examples.ALWAYS);
  }

  private static Money usd(String amount) {
    return Money.parse(amount + " USD");
  }

  private static ChangeOpenAmount paid(String caseId, String change, String open) {
    return new ChangeOpenAmount(
        caseId,
        new Document("receipt", "R-1", DAY),
        cny(change),
        cny(open),
        7,
        null,
        NOW,
        Customer.unknown(ACCOUNT.customerId(), Examples.ALWAYS));
  }

  private List<Object> asked() {
    return bus.getDispatchedCommands().stream().<Object>map(CommandMessage::getPayload).toList();
  }

  private static Money cny(String amount) {
    return Money.parse(amount);
  }

  private static Object approved(String name) {
    try (InputStream json = ClaimsTest.class.getResourceAsStream("/contracts/" + name + ".json")) {
      assertThat(json).as(name).isNotNull();
      return CONTRACTS.decode(name, new String(json.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
