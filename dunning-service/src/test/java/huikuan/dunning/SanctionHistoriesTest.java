package huikuan.dunning;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.dunning.House.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Customers who are escalated, day by day: they pay, in part or wholly, payments bounce, they
 * dispute and are put on hold, demands are proven, and people propose, approve, reject and lift.
 * {@code -Dsanctions.seed= -Dsanctions.customers= -Dsanctions.days=} draw others.
 */
class SanctionHistoriesTest {

  private static final long SEED = Long.getLong("sanctions.seed", 17);
  private static final int CUSTOMERS = Integer.getInteger("sanctions.customers", 8);
  private static final int DAYS = Integer.getInteger("sanctions.days", 60);

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String SANCTIONS = "/api/v1/dunning/sanctions";
  private static final String APPROVALS = "/api/v1/dunning/approvals/";

  /** The step that must be in force before another, by the ladder that is shipped. */
  private static final Map<String, String> AFTER =
      Map.of(
          "stop-service", "stop-supply",
          "terminate-authorisation", "stop-supply",
          "reputation", "stop-supply",
          "lawyers-letter", "stop-supply",
          "legal-action", "lawyers-letter");

  private static final List<String> BODIES =
      List.of(
          "\"kind\":\"stop-supply\",\"ground\":\"defence-of-performance\"",
          "\"kind\":\"stop-service\",\"ground\":\"defence-of-performance\"",
          "\"kind\":\"lawyers-letter\"",
          "\"kind\":\"legal-action\",\"form\":\"payment-order\"",
          "\"kind\":\"legal-action\",\"form\":\"suit\"");

  private final Random random = new Random(SEED);
  private final List<String> differences = new ArrayList<>();
  private final Map<String, String> ends = new TreeMap<>();

  @Test
  void sanctionsFollowWhatIsOwed(@TempDir Path directory) {
    try (House house = new House(directory, Instant.parse("2013-01-07T00:00:00Z"))) {
      LocalDate first = house.now().atZone(SHANGHAI).toLocalDate();
      List<EscalatedCustomer> all =
          IntStream.rangeClosed(1, CUSTOMERS)
              .mapToObj(number -> new EscalatedCustomer(house, number))
              .toList();
      for (int day = 34; day < 34 + DAYS; day++) {
        house.moveTo(first.plusDays(day).atTime(10, 0).atZone(SHANGHAI).toInstant());
        all.forEach(each -> compare(house, each, "in the morning"));
        all.forEach(each -> live(house, each));
        house.moveTo(house.now());
        all.forEach(each -> compare(house, each, "after what people did"));
      }
      orders(house);
    }
    System.out.println(
        "Sanctions at their ends: "
            + ends.values().stream().collect(groupingBy(it -> it, TreeMap::new, counting())));
    assertThat(differences).isEmpty();
    if (System.getProperty("sanctions.seed") == null) {
      assertThat(ends.values())
          .contains("stop-supply cured", "stop-supply early", "stop-service cured")
          .anyMatch(each -> each.startsWith("lawyers-letter"));
    }
  }

  private boolean in(int times) {
    return random.nextInt(times) == 0;
  }

  /** A day of a customer, and of those who collect from it. */
  private void live(House house, EscalatedCustomer of) {
    if (!of.isProven() && in(8)) {
      of.prove();
    }
    sanctions(house, of).forEach(each -> decide(house, of, each));
    if (in(4)) {
      propose(house, of);
    }
    money(of);
    if (!of.isDisputed() && of.open() > 0 && in(30)) {
      of.dispute(Math.max(1, of.open() / (1 + random.nextInt(3))));
    } else if (of.isDisputed() && in(6)) {
      of.resolve();
    }
    if (in(60)) {
      of.hold(random.nextInt(6));
    }
  }

  private void money(EscalatedCustomer of) {
    if (of.open() > 0 && in(40)) {
      of.receive(-of.open());
    } else if (of.open() > 0 && in(30)) {
      of.receive(-Math.min(of.open(), 1 + random.nextInt(1_200_00)));
    } else if (of.open() < EscalatedCustomer.AMOUNT && in(5)) {
      of.receive(EscalatedCustomer.AMOUNT - of.open());
    }
  }

  private void decide(House house, EscalatedCustomer of, JsonNode sanction) {
    String id = sanction.path("id").asString();
    String state = sanction.path("state").asString();
    if (state.equals("proposed") && in(2)) {
      boolean rejects = in(12);
      of.note(id + (rejects ? " rejected" : " approved"));
      decide(house, id, rejects ? "/reject" : "/approve");
    } else if (state.equals("in-force") && in(60)) {
      of.note(id + " lifted early");
      liftEarly(house, id);
    }
  }

  private static void decide(House house, String id, String how) {
    String body = how.equals("/reject") ? "{\"reason\":\"call them first\"}" : "";
    int status = house.postAs("wang.wei", APPROVALS + id + how, body).status();
    assertThat(status).as(id + how).isIn(200, 409);
  }

  private static void liftEarly(House house, String id) {
    Answer asked = house.postAs("li.na", SANCTIONS + "/" + id + "/lift", "{\"reason\":\"new\"}");
    if (asked.status() == 200) {
      house.settle();
      decide(house, asked.body().path("lift").path("approval").asString(), "/approve");
    } else {
      assertThat(asked.text()).contains("lifted-in-order");
    }
  }

  private void propose(House house, EscalatedCustomer of) {
    String body =
        "{\"company\":\"CN01\",\"customer\":\"%s\",%s,\"reason\":\"they do not answer\"}"
            .formatted(of.account().customer(), BODIES.get(random.nextInt(BODIES.size())));
    Answer answer = house.postAs("li.na", SANCTIONS, body);
    assertThat(answer.status()).as(answer.text()).isIn(201, 422);
  }

  private static List<JsonNode> sanctions(House house, EscalatedCustomer of) {
    Answer answer = house.get(SANCTIONS + "?limit=100&customer=" + of.account().customerId());
    return answer.body().path("sanctions").valueStream().toList();
  }

  /** Each sanction that is proposed or in force has what it needs, by the customer's documents. */
  private void compare(House house, EscalatedCustomer of, String when) {
    List<JsonNode> all = sanctions(house, of);
    List<String> inForce = kinds(all, "in-force");
    List<String> proposed = kinds(all, "proposed");
    boolean none = inForce.isEmpty() && proposed.isEmpty();
    String facts = "%s %s, in force %s, proposed %s: ".formatted(of, when, inForce, proposed);
    require(of.open() > 0 || none, facts + "all is settled");
    require(of.isProven() || none, facts + "nothing is proven");
    require(of.asked() > 0 || proposed.isEmpty(), facts + "nothing is asked for");
    require(
        of.asked() > 0 || inForce.isEmpty() || inForce.contains("legal-action"),
        facts + "nothing is asked for, and nothing binds it");
    require(
        inForce.stream().allMatch(each -> inForce.contains(AFTER.getOrDefault(each, each))),
        facts + "not in order");
    require(proposed.stream().distinct().count() == proposed.size(), facts + "proposed twice");
    all.forEach(each -> compare(each, of, facts));
  }

  private void compare(JsonNode sanction, EscalatedCustomer of, String facts) {
    String state = sanction.path("state").asString();
    boolean paymentOrder = sanction.path("form").asString("").equals("payment-order");
    require(
        !(state.equals("proposed") && paymentOrder && of.isDisputed()),
        facts + "a payment order while something is disputed");
    String approver = sanction.path("approvedBy").asString("");
    boolean another =
        !approver.isEmpty() && !approver.equals(sanction.path("proposedBy").asString());
    require(another || !state.equals("in-force"), facts + "not approved by another person");
    ends.put(
        sanction.path("id").asString(),
        sanction.path("kind").asString() + " " + sanction.path("ended").asString(state));
  }

  private static List<String> kinds(List<JsonNode> sanctions, String state) {
    return sanctions.stream()
        .filter(each -> each.path("state").asString().equals(state))
        .map(each -> each.path("kind").asString())
        .toList();
  }

  private void require(boolean holds, String difference) {
    if (!holds) {
      differences.add(difference);
    }
  }

  /** The systems are told once of each that came into force, and once of each that was lifted. */
  private void orders(House house) {
    Map<String, List<String>> told = new TreeMap<>();
    house.told().stream()
        .filter(each -> each.event().has("sanction"))
        .filter(each -> each.type().matches("huikuan\\.dunning\\.sanction-(ordered|lifted)\\.v1"))
        .forEach(
            each ->
                told.computeIfAbsent(
                        each.event().path("sanction").asString(), _ -> new ArrayList<>())
                    .add(each.type().replaceAll(".*sanction-|\\.v1", "")));
    for (String id : ends.keySet()) {
      JsonNode shown = house.get(SANCTIONS + "/" + id).body();
      List<String> expected =
          switch (shown.path("state").asString()) {
            case "in-force" -> List.of("ordered");
            case "lifted" -> List.of("ordered", "lifted");
            default -> List.of();
          };
      require(
          told.getOrDefault(id, List.of()).equals(expected),
          id + " is " + shown.path("state") + " and was told " + told.get(id));
    }
  }
}
