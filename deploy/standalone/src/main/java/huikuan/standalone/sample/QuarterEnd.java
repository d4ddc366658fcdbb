package huikuan.standalone.sample;

import huikuan.standalone.client.GatewayClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The balances of a quarter are confirmed by letters: one customer agrees, one does not, and two
 * say nothing. Told again after an interruption, it changes nothing.
 */
final class QuarterEnd {

  private static final String RUNS = "/confirmation-runs";

  private final GatewayClient finance;
  private final Consumer<OffsetDateTime> moveClock;
  private final Runnable settle;
  private final JsonNode story = Company.letters();

  /**
   * @param finance of a person who has letters written, and records answers
   * @param moveClock moves the clock forward, or leaves it where it is
   * @param settle answers when all is processed
   */
  QuarterEnd(GatewayClient finance, Consumer<OffsetDateTime> moveClock, Runnable settle) {
    this.finance = finance;
    this.moveClock = moveClock;
    this.settle = settle;
  }

  /** The moment at which letters are written and released. */
  OffsetDateTime released() {
    return moment("released");
  }

  void release() {
    moveClock.accept(released());
    String run = finance.post(RUNS, story.path("run")).path("number").asString();
    settle.run();
    finance.post(RUNS + "/" + GatewayClient.encode(run) + "/release");
    settle.run();
  }

  OffsetDateTime answered() {
    return moment("answered");
  }

  void answer() {
    moveClock.accept(answered());
    for (JsonNode each : story.path("answers")) {
      ObjectNode reply = ((ObjectNode) each.path("reply")).deepCopy();
      if (each.path("stamped").asBoolean()) {
        reply.putArray("files").add(scan());
      }
      finance.post(letter(each) + "/reply", reply);
    }
  }

  OffsetDateTime clarified() {
    return moment("clarified");
  }

  void clarify() {
    moveClock.accept(clarified());
    for (JsonNode each : story.path("clarifications")) {
      finance.post(
          letter(each) + "/differences/" + each.path("line").asInt(), each.path("clarification"));
    }
  }

  private OffsetDateTime moment(String name) {
    return OffsetDateTime.parse(story.path(name).asString());
  }

  /** The hash of the picture of a stamped copy, among the company's files. */
  private String scan() {
    String company = story.at("/run/company").asString();
    return finance
        .upload(
            "/companies/" + GatewayClient.encode(company) + "/files?name=stamped.png",
            "image/png",
            stamped())
        .path("hash")
        .asString();
  }

  private static byte[] stamped() {
    try (InputStream picture =
        Objects.requireNonNull(QuarterEnd.class.getResourceAsStream("stamped.png"))) {
      return picture.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String letter(JsonNode each) {
    String account = each.path("account").asString();
    String number =
        finance
            .get("/confirmations?account=" + GatewayClient.encode(account))
            .at("/letters/0/number")
            .asString();
    return "/confirmations/" + GatewayClient.encode(number);
  }
}
