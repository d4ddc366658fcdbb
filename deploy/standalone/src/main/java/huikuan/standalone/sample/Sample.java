package huikuan.standalone.sample;

import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.client.Posted;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Plays the sample company through the gateway, as its ERP would, day by day. */
public final class Sample {

  /** The company whose documents the ERP posts. */
  private static final String COMPANY = "CN01";

  private final GatewayClient gateway;
  private final GatewayClient finance;
  private final GatewayClient approver;
  private final GatewayClient collector;
  private final Kafka kafka;

  /** The broker, for a program that is none of ours. */
  public interface Kafka {

    void put(String topic, String key, Map<String, String> headers, String value);
  }

  /**
   * @param gateway of the ERP, and of operations
   * @param finance of a person who proposes where letters say to pay, and confirms balances
   * @param approver of another person
   * @param collector of a person who chases
   */
  public Sample(
      GatewayClient gateway,
      GatewayClient finance,
      GatewayClient approver,
      GatewayClient collector,
      Kafka kafka) {
    this.gateway = gateway;
    this.finance = finance;
    this.approver = approver;
    this.collector = collector;
    this.kafka = kafka;
  }

  /** Where the clock stands when the story begins. */
  public static Instant start() {
    return Company.START.toInstant();
  }

  /**
   * Tells the story to its end; if it was interrupted, from where it was.
   *
   * @throws IllegalStateException if a document is refused
   */
  public void play() {
    Company.customers()
        .forEach(each -> gateway.putCustomer(each.company(), each.customer(), each.data()));
    // Told again after an interruption, it changes nothing.
    Company.customers().stream()
        .map(each -> each.company())
        .distinct()
        .forEach(company -> gateway.openChasing(company, Company.START.toLocalDate()));
    JsonNode _ = approver.put("/dunning/portfolios/" + COMPANY + "/all", Company.portfolio());
    sayWhereToPay();
    QuarterEnd quarterEnd =
        new QuarterEnd(finance, moment -> moveClock(moment.toInstant()), gateway::settle);
    List<Step> steps = new ArrayList<>();
    Company.days().forEach(day -> steps.add(new Step(day.morning().toInstant(), () -> post(day))));
    steps.add(new Step(quarterEnd.released().toInstant(), quarterEnd::release));
    steps.add(new Step(quarterEnd.answered().toInstant(), quarterEnd::answer));
    steps.add(new Step(quarterEnd.clarified().toInstant(), quarterEnd::clarify));
    Waiting waiting = new Waiting(gateway, collector, finance, kafka);
    Tellings tellings = new Tellings(collector);
    Tellings.all().forEach(each -> steps.add(step(each.at(), () -> tellings.tell(each))));
    steps.add(step(waiting.held(), waiting::hold));
    steps.add(step(waiting.proposed(), waiting::propose));
    steps.sort(Comparator.comparing(Step::at));
    steps.forEach(step -> step.action().run());
    moveClock(Company.END.toInstant());
    gateway.settle();
  }

  /** A step of the story; it moves the clock to its moment. */
  private record Step(Instant at, Runnable action) {}

  private Step step(OffsetDateTime at, Runnable action) {
    Instant moment = at.toInstant();
    return new Step(
        moment,
        () -> {
          moveClock(moment);
          action.run();
        });
  }

  private void post(Company.Day day) {
    moveClock(day.morning().toInstant());
    Posted posted = gateway.post(day.documents());
    if (posted.rejected() > 0) {
      throw new IllegalStateException("The sample was refused: " + posted.rejections());
    }
  }

  private void sayWhereToPay() {
    JsonNode proposed = finance.put("/companies/" + COMPANY + "/paying", Company.paying());
    if (proposed.has("proposal")) {
      approver.post(
          "/notifications/approvals/" + proposed.path("proposal").asString() + "/approve");
    }
  }

  private void moveClock(Instant to) {
    if (to.isAfter(gateway.clock())) {
      gateway.moveClock(to);
    }
  }
}
