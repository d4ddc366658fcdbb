package huikuan.ledger.requested;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent;
import huikuan.contracts.dunning.DunningEvent.Posting;
import huikuan.contracts.dunning.DunningEvent.PostingRequested;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.ledger.OtherService;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.requested.RequestEvent.RequestAnswered;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.settling.Settling;
import huikuan.platform.settling.Station;
import huikuan.platform.time.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Dunning asks for documents, and the ledger decides them by its own rules. */
class RequestedDocumentsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String LI = "person:li.qiang";
  private static final String ZHAO = "person:zhao.lei";
  private static final RunningLedger LEDGER = RunningLedger.ledger();
  private static final SandboxClock CLOCK = new SandboxClock(Instant.parse("2013-01-02T02:00:00Z"));
  private static final ConfigurableApplicationContext INSTANCE =
      LEDGER.startApart(CLOCK, "requested");
  private static final OtherService DUNNING =
      new OtherService("dunning", DunningEvent.class, INSTANCE);

  private static final AtomicInteger CUSTOMERS = new AtomicInteger();

  private final AccountId account =
      AccountId.parse("CN01.C-" + CUSTOMERS.incrementAndGet() + ".CNY");
  private final String path = "/api/v1/accounts/" + account;

  @AfterAll
  static void close() {
    INSTANCE.close();
  }

  @BeforeEach
  void anInvoice() {
    Answer posted =
        LEDGER.documents(
            INSTANCE,
            """
            [{"kind":"invoice","company":"CN01","customer":"%s","currency":"CNY","number":"%s",
            "postedOn":"2013-01-02","dueOn":"2013-02-01","amount":"9000.00"}]\
            """
                .formatted(account.customer(), invoice()));
    assertThat(posted.status()).isEqualTo(200);
  }

  private String invoice() {
    return "F-" + account.customer();
  }

  private String decision(String number) {
    return "dispute." + account.customer() + "." + number;
  }

  private PostingRequested request(
      String number, Posting posting, String amount, String... approvedBy) {
    return new PostingRequested(
        decision(number),
        account,
        posting,
        ItemKind.INVOICE,
        invoice(),
        Money.parse(amount + " CNY"),
        null,
        "wrong price",
        LI,
        List.of(approvedBy));
  }

  private PostingRequested extension(String number, @Nullable String dueOn, String... approvedBy) {
    return new PostingRequested(
        decision(number),
        account,
        Posting.EXTENSION,
        ItemKind.INVOICE,
        invoice(),
        null,
        dueOn == null ? null : LocalDate.parse(dueOn),
        "they wait for the budget",
        LI,
        List.of(approvedBy));
  }

  private static void settle() {
    Settling.await(INSTANCE.getBeansOfType(Station.class).values(), PATIENCE);
  }

  private static void ask(PostingRequested request) {
    DUNNING.tell(request.lane(), request);
    settle();
  }

  private List<RequestAnswered> answers(String number) {
    return INSTANCE
        .getBean(EventLog.class)
        .ofAggregate(new RequestKey(decision(number)).toString(), 0)
        .stream()
        .map(RecordedEvent::payload)
        .filter(RequestAnswered.class::isInstance)
        .map(RequestAnswered.class::cast)
        .toList();
  }

  private List<PostingOutcome> outcomes(String number) {
    return answers(number).stream().map(RequestAnswered::outcome).toList();
  }

  private RequestAnswered last(String number) {
    return answers(number).getLast();
  }

  private String open() {
    return LEDGER.get(INSTANCE, path + "/balance?asOf=2013-12-31").text("/balance");
  }

  private static Answer decide(String person, @Nullable Object proposal, String what) {
    Answer decided =
        LEDGER.sendAs(
            INSTANCE,
            person,
            "POST",
            "/api/v1/approvals/" + proposal + "/" + what,
            what.equals("reject") ? "{\"reason\":\"they pay\"}" : "");
    settle();
    return decided;
  }

  @Test
  void aCreditNoteThatIsApprovedIsPostedAtOnceAndOnce() {
    PostingRequested request = request("1", Posting.CREDIT_NOTE, "20.00", ZHAO);
    ask(request);
    assertThat(outcomes("1")).containsExactly(PostingOutcome.POSTED);
    assertThat(open()).isEqualTo("8980.00");

    DUNNING.tellAgain(request.lane(), request);
    settle();
    assertThat(outcomes("1")).as("delivered again").containsExactly(PostingOutcome.POSTED);
    CLOCK.moveTo(CLOCK.instant().plus(Duration.ofDays(1)));
    ask(request);
    assertThat(outcomes("1"))
        .as("asked for again, on another day")
        .containsExactly(PostingOutcome.POSTED, PostingOutcome.POSTED);
    assertThat(open()).isEqualTo("8980.00");
  }

  @Test
  void theHistoryOfTheAccountNamesThoseWhoDecided() {
    ask(request("1", Posting.CREDIT_NOTE, "20.00", ZHAO));
    JsonNode events = LEDGER.get(INSTANCE, path + "/history").body().path("events");
    assertThat(events.valueStream())
        .extracting(
            each -> each.path("type").asString().replace("huikuan.ledger.account.", ""),
            each -> each.path("actor").asString(),
            each -> each.path("document").path("number").asString())
        .containsExactly(
            tuple("invoice-posted.v1", "anonymous", invoice()),
            tuple("posting-proposed.v1", LI, decision("1")),
            tuple("credit-note-issued.v1", ZHAO, decision("1")),
            tuple("posting-approved.v1", ZHAO, decision("1")));
    JsonNode issued = events.get(2).path("document");
    assertThat(issued.path("reason").asString()).isEqualTo("wrong price");
    assertThat(issued.path("allocations").path(0).path("claim").path("number").asString())
        .isEqualTo(invoice());
  }

  @Test
  void aSmallRestIsWrittenOffByWhoProposesIt() {
    ask(request("1", Posting.WRITE_OFF, "8500.00", ZHAO, "person:chen.jing"));
    ask(request("2", Posting.WRITE_OFF, "500.00"));
    assertThat(outcomes("2")).containsExactly(PostingOutcome.POSTED);
    assertThat(open()).isEqualTo("0.00");
  }

  @Test
  void theProposerAndProgramsAreNoApprovers() {
    ask(request("1", Posting.CREDIT_NOTE, "20.00", LI, "system:small-differences"));
    assertThat(outcomes("1")).containsExactly(PostingOutcome.PROPOSED);
    assertThat(open()).isEqualTo("9000.00");

    Answer listed = LEDGER.get(INSTANCE, "/api/v1/approvals/" + last("1").proposal());
    assertThat(listed.text("/proposedBy")).isEqualTo(LI);
    assertThat(decide("li.qiang", last("1").proposal(), "approve").problem())
        .isEqualTo("own-proposal");
    assertThat(decide("zhao.lei", last("1").proposal(), "approve").text("/state"))
        .isEqualTo("approved");
    assertThat(outcomes("1")).containsExactly(PostingOutcome.PROPOSED, PostingOutcome.POSTED);
    assertThat(open()).isEqualTo("8980.00");
  }

  @Test
  void aProposalThatWaitsIsAskedForAgain() {
    PostingRequested request = request("1", Posting.CREDIT_NOTE, "20.00");
    ask(request);
    ask(request);
    assertThat(answers("1")).hasSize(2);
    assertThat(answers("1").getFirst()).isEqualTo(answers("1").getLast());
  }

  @Test
  void aRejectionIsTold() {
    ask(request("1", Posting.CREDIT_NOTE, "20.00"));
    decide("zhao.lei", last("1").proposal(), "reject");
    assertThat(last("1").outcome()).isEqualTo(PostingOutcome.REJECTED);
    assertThat(last("1").detail()).isEqualTo("they pay");
    assertThat(open()).isEqualTo("9000.00");
  }

  @Test
  void whatNobodyApprovesLapses() {
    ask(request("1", Posting.CREDIT_NOTE, "20.00"));
    Instant lapses = requireNonNull(last("1").lapsesAt());
    CLOCK.moveTo(lapses);
    settle();
    assertThat(outcomes("1")).containsExactly(PostingOutcome.PROPOSED, PostingOutcome.LAPSED);
    assertThat(decide("zhao.lei", last("1").proposal(), "approve").problem()).isEqualTo("lapsed");
  }

  @Test
  void whatTheRulesForbidIsRefused() {
    ask(request("1", Posting.CREDIT_NOTE, "9000.01", ZHAO));
    assertThat(last("1").outcome()).isEqualTo(PostingOutcome.REFUSED);
    assertThat(last("1").problem()).isEqualTo("exceeds-open-amount");
    assertThat(last("1").detail()).contains("at most 9000.00");

    ask(extension("2", "2013-01-10"));
    assertThat(last("2").problem()).isEqualTo("not-put-off");
    ask(extension("3", null));
    assertThat(last("3").problem()).isEqualTo("invalid");
    assertThat(last("3").detail()).startsWith("dueOn");
    assertThat(open()).isEqualTo("9000.00");
  }

  @Test
  void closedDaysStayClosed() {
    String lock = "/api/v1/companies/CN01/lock";
    LEDGER.put(INSTANCE, lock, "{\"lockedBefore\":\"2013-03-31\",\"reason\":\"closed\"}");
    ask(request("1", Posting.CREDIT_NOTE, "20.00", ZHAO));
    assertThat(last("1").problem()).isEqualTo("period-locked");
    LEDGER.moveLock(INSTANCE, "CN01", "{\"lockedBefore\":\"2013-01-01\",\"reason\":\"open\"}");
  }

  @Test
  void anotherAmountOfTheSameDecisionIsAConflict() {
    ask(request("1", Posting.CREDIT_NOTE, "20.00", ZHAO));
    ask(request("1", Posting.CREDIT_NOTE, "30.00", ZHAO));
    assertThat(outcomes("1")).as("the first stands").containsExactly(PostingOutcome.POSTED);
    assertThat(
            INSTANCE
                .getBean(EventLog.class)
                .ofAggregate(new RequestKey(decision("1")).toString(), 0)
                .getLast()
                .payload())
        .isInstanceOf(RequestEvent.RequestContradicted.class);
    assertThat(open()).isEqualTo("8980.00");
  }

  @Test
  void whatIsTakenInPartsNeedsTwoAsAWhole() {
    String large = "Z-" + account.customer();
    LEDGER.documents(
        INSTANCE,
        """
        [{"kind":"invoice","company":"CN01","customer":"%s","currency":"CNY","number":"%s",
        "postedOn":"2013-01-02","dueOn":"2013-02-01","amount":"90000.00"}]\
        """
            .formatted(account.customer(), large));
    ask(of(large, request("1", Posting.CREDIT_NOTE, "40000.00", ZHAO)));
    assertThat(outcomes("1")).containsExactly(PostingOutcome.POSTED);
    ask(of(large, request("2", Posting.CREDIT_NOTE, "20000.00", ZHAO)));
    assertThat(outcomes("2")).containsExactly(PostingOutcome.PROPOSED);
    decide("chen.jing", last("2").proposal(), "approve");
    assertThat(last("2").outcome()).isEqualTo(PostingOutcome.POSTED);
  }

  private static PostingRequested of(String item, PostingRequested it) {
    return new PostingRequested(
        it.decision(),
        it.account(),
        it.posting(),
        it.itemKind(),
        item,
        it.amount(),
        it.dueOn(),
        it.reason(),
        it.proposedBy(),
        it.approvedBy());
  }

  @Test
  void aShortExtensionNeedsNobodyAndALongOneAnother() {
    ask(extension("1", "2013-02-20"));
    assertThat(outcomes("1")).containsExactly(PostingOutcome.POSTED);
    ask(extension("2", "2013-06-01"));
    assertThat(outcomes("2")).containsExactly(PostingOutcome.PROPOSED);
    decide("zhao.lei", last("2").proposal(), "approve");
    assertThat(last("2").outcome()).isEqualTo(PostingOutcome.POSTED);
    assertThat(
            LEDGER
                .get(INSTANCE, path + "/items?asOf=2013-12-31")
                .body()
                .at("/items/0/dueOn")
                .asString())
        .isEqualTo("2013-06-01");
  }
}
