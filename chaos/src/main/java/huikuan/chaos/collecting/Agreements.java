package huikuan.chaos.collecting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The rules that hold whatever was killed: each deed that was acknowledged is there once, a part of
 * a claim is held exactly where an agreement says so, amounts of disputes tie, and nobody is told
 * anything twice.
 */
public final class Agreements {

  /** Of these nothing is made but by people. */
  private static final List<String> BY_PEOPLE =
      List.of("promises", "disputes", "concessions", "batches");

  private static final Set<String> GRANTED = Set.of("in-force", "settling", "refused-by-ledger");

  private final Portrait portrait;
  private final List<String> differences = new ArrayList<>();

  private Agreements(Portrait portrait) {
    this.portrait = portrait;
  }

  /** The rules that are broken. */
  public static List<String> differences(Portrait portrait) {
    Agreements agreements = new Agreements(portrait);
    portrait.twice().forEach(each -> agreements.differences.add(each + " is listed twice"));
    agreements.areThereOnce();
    agreements.holds();
    portrait.all("disputes").forEach(agreements::tie);
    agreements.messages();
    return agreements.differences;
  }

  private void areThereOnce() {
    Set<String> acknowledged = new HashSet<>();
    portrait.answers().stream().filter(Answered::done).forEach(each -> acknowledged.add(each.id()));
    for (String kind : BY_PEOPLE) {
      for (String key : portrait.told().keySet()) {
        if (key.startsWith(kind + " ")
            && !acknowledged.contains(key.substring(kind.length() + 1))) {
          differences.add("nobody made " + key);
        }
      }
    }
    for (Answered each : portrait.answers()) {
      boolean made =
          each.done() && each.id().contains(".") && !each.deed().path().contains("/approvals/");
      if (made
          && portrait.told().keySet().stream().noneMatch(key -> key.endsWith(" " + each.id()))) {
        differences.add("%s is lost; it was answered to %s".formatted(each.id(), each.deed()));
      }
    }
  }

  private void holds() {
    Map<String, BigDecimal> must = agreed();
    Map<String, BigDecimal> are = new TreeMap<>();
    for (JsonNode each : portrait.all("cases")) {
      for (JsonNode hold : each.path("holds")) {
        String source = hold.path("source").asString();
        boolean whole = !hold.has("amount");
        if (source.startsWith("promise.") || source.startsWith("dispute.")) {
          are.put(
              each.path("id").asString() + " " + source,
              whole ? amount(each, "open") : amount(hold, "amount"));
        } else if (source.startsWith("concession.") && !isGranted(source)) {
          differences.add("a claim is held for what is not in force: " + source);
        }
      }
    }
    if (!are.equals(must)) {
      differences.add("held is %s, must be %s".formatted(are, must));
    }
  }

  private boolean isGranted(String concession) {
    JsonNode told = portrait.told().get("concessions " + concession);
    return told != null && GRANTED.contains(told.path("state").asString());
  }

  /** By case and agreement, how much it holds. */
  private Map<String, BigDecimal> agreed() {
    Map<String, BigDecimal> agreed = new TreeMap<>();
    for (JsonNode promise : portrait.all("promises")) {
      if (promise.path("state").asString().equals("in-force")) {
        hold(promise, "promise", "missing", agreed);
      }
    }
    for (JsonNode dispute : portrait.all("disputes")) {
      if (!dispute.path("stage").asString().equals("closed")) {
        hold(dispute, "dispute", "open", agreed);
      }
    }
    return agreed;
  }

  private static void hold(
      JsonNode agreement, String id, String left, Map<String, BigDecimal> must) {
    for (JsonNode item : agreement.path("items")) {
      BigDecimal amount = amount(item, left);
      if (amount.signum() > 0) {
        must.put(item.path("case").asString() + " " + agreement.path(id).asString(), amount);
      }
    }
  }

  private void tie(JsonNode dispute) {
    BigDecimal sum = BigDecimal.ZERO;
    for (String part : List.of("open", "paid", "credited", "writtenOff", "conceded")) {
      sum = sum.add(amount(dispute, part));
    }
    if (sum.compareTo(amount(dispute, "original")) != 0) {
      differences.add("amounts do not tie: " + dispute);
    }
  }

  /** A claim is told of at a level on a day once, and a person is written to once a day. */
  private void messages() {
    Set<String> told = new HashSet<>();
    for (JsonNode message : portrait.all("messages")) {
      String to = message.path("recipient").path("email") + " " + message.path("day");
      if (!told.add(to)) {
        differences.add("a second message that day: " + message);
      }
      for (JsonNode invoice : message.path("invoices")) {
        String claim = invoice.path("number") + " " + invoice.path("level");
        if (!told.add(claim + " " + message.path("day"))) {
          differences.add("told twice that day: " + message);
        }
      }
    }
  }

  private static BigDecimal amount(JsonNode of, String name) {
    return new BigDecimal(of.path(name).asString("0"));
  }
}
