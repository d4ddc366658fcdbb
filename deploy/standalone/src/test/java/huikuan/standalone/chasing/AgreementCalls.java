package huikuan.standalone.chasing;

import huikuan.standalone.chasing.Fact.Against;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Tells the services what is agreed and disputed, and asks how it stands. */
final class AgreementCalls {

  /** One person asks for it, others approve. */
  private static final String ASKS = "wang.wei";

  private static final String APPROVES = "li.na";
  private static final String APPROVES_TOO = "chen.jing";

  private final Chain chain;

  AgreementCalls(Chain chain) {
    this.chain = chain;
  }

  /** Answers false if the fact is not told. */
  boolean tell(String company, Agreed fact) {
    String customer = "/dunning/customers/" + company + "/" + fact.customer();
    switch (fact) {
      case Agreed.Promise it -> {
        Map<String, Object> body = body(it.currency(), it.parts());
        body.put("on", it.on().toString());
        chain.post(ASKS, "dunning", customer + "/promises", body);
      }
      case Agreed.Dispute it -> {
        Map<String, Object> body = body(it.currency(), it.parts());
        body.put("reason", "other");
        body.put("note", "it is the " + it.id().number() + ". of " + it.customer());
        chain.post(ASKS, "dunning", customer + "/disputes", body);
      }
      case Agreed.Concession it ->
          chain.post(ASKS, "dunning", customer + "/concessions", concession(it));
      case Agreed.Approval it -> approve(company, it);
      case Agreed.Withdrawal it -> act(company, it.id(), "withdraw", Map.of("reason", "a mistake"));
      case Agreed.Answer it ->
          act(
              company,
              it.id(),
              it.yes() ? "accept" : "decline",
              it.yes() ? Map.of() : Map.of("reason", "too late"));
      case Agreed.Split it ->
          act(company, it.id(), "split", Map.of("items", List.of(part(company, it.part()))));
      case Agreed.Merge it ->
          act(company, it.id(), "merge", Map.of("disputes", List.of(it.other().of(company))));
      case Agreed.Resolution it -> act(company, it.id(), "resolve", resolution(company, it));
      case Agreed.Decision it -> decide(company, it);
      case Agreed.Posted _ -> {
        return false;
      }
    }
    chain.settle();
    return true;
  }

  private static Map<String, Object> part(String company, Against part) {
    return Map.of(
        "case",
        "reminder." + company + "." + part.invoice(),
        "amount",
        PlainPolicy.decimal(part.amount()));
  }

  private static Map<String, Object> body(String currency, List<Against> parts) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("currency", currency);
    body.put(
        "items",
        parts.stream()
            .map(
                each ->
                    Map.of("number", each.invoice(), "amount", PlainPolicy.decimal(each.amount())))
            .toList());
    return body;
  }

  private static Map<String, Object> concession(Agreed.Concession it) {
    Map<String, Object> body = body(it.currency(), it.parts());
    body.put("kind", it.kind());
    body.put(
        "dues",
        it.dues().stream()
            .map(
                each ->
                    Map.of(
                        "on", each.on().toString(), "amount", PlainPolicy.decimal(each.amount())))
            .toList());
    body.put("ifMissed", it.goesOn() ? "goes-on" : "ends");
    body.put("offeredUntil", it.offeredUntil().toString());
    body.put("note", "it is the " + it.id().number() + ". of " + it.customer());
    return body;
  }

  private static Map<String, Object> resolution(String company, Agreed.Resolution it) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("outcome", it.outcome());
    body.put("rootCause", "unknown");
    body.put("reason", "as they say");
    if (!it.settlings().isEmpty()) {
      body.put(
          "postings",
          it.settlings().stream()
              .map(
                  each ->
                      Map.of(
                          "case", "reminder." + company + "." + each.invoice(),
                          "kind", each.kind(),
                          "amount", PlainPolicy.decimal(each.amount())))
              .toList());
    }
    return body;
  }

  private static String path(String company, Agreed.Id id) {
    return "/dunning/" + id.kind() + "s/" + id.of(company);
  }

  private void act(String company, Agreed.Id id, String act, Map<String, Object> body) {
    chain.post(ASKS, "dunning", path(company, id) + "/" + act, body);
  }

  private void approve(String company, Agreed.Approval it) {
    for (JsonNode each :
        chain.pages("dunning", "/dunning/approvals?limit=200&company=" + company, "approvals")) {
      String id = each.path("id").asString();
      if (id.equals(it.id().of(company))) {
        decide("dunning", "/dunning/approvals/" + id, APPROVES, it.yes());
        return;
      }
    }
    throw new AssertionError("Nothing waits for " + it);
  }

  private void decide(String service, String approval, String person, boolean yes) {
    chain.post(
        person,
        service,
        approval + (yes ? "/approve" : "/reject"),
        yes ? null : Map.of("reason", "too much"));
  }

  /** Others decide about each document that waits: one rejects, or two approve as needed. */
  private void decide(String company, Agreed.Decision it) {
    JsonNode one = chain.get("dunning", path(company, it.id()));
    for (JsonNode each : one.path("postings")) {
      if (each.path("outcome").asString("").equals("proposed")) {
        String approval = "/approvals/" + each.path("proposal").asString();
        JsonNode known = chain.get("ledger", approval);
        boolean again = known.path("approvedBy").size() > 0;
        decide("ledger", approval, again ? APPROVES_TOO : APPROVES, it.yes());
        if (it.yes() && !again && known.path("needed").asInt() > 1) {
          decide("ledger", approval, APPROVES_TOO, true);
        }
      }
    }
  }

  /** All promises, disputes and concessions of a company, as {@link PlainAgreements} has them. */
  static List<String> shown(Chain chain, String company) {
    List<String> lines = new ArrayList<>();
    for (JsonNode each : all(chain, company, "promises")) {
      String state = each.path("state").asString();
      boolean told = !List.of("withdrawn", "rejected", "lapsed").contains(state);
      lines.add(
          each.path("promise").asString()
              + " "
              + state
              + (told
                  ? " paid %s missing %s"
                      .formatted(each.path("paid").asString(), each.path("missing").asString())
                  : ""));
    }
    for (JsonNode each : all(chain, company, "concessions")) {
      String state = each.path("state").asString();
      boolean told =
          List.of("proposed", "offered", "in-force", "settling", "refused-by-ledger", "kept")
              .contains(state);
      lines.add(
          each.path("concession").asString()
              + " "
              + state
              + (told ? " paid " + each.path("paid").asString() : ""));
    }
    for (JsonNode each : all(chain, company, "disputes")) {
      lines.add(dispute(each));
    }
    return lines;
  }

  private static String dispute(JsonNode each) {
    Map<String, String> items = new TreeMap<>();
    for (JsonNode item : each.path("items")) {
      items.put(
          item.path("number").asString(),
          "%s = %s + %s + %s + %s + %s"
              .formatted(
                  item.path("original").asString(),
                  item.path("open").asString(),
                  item.path("paid").asString(),
                  item.path("credited").asString(),
                  item.path("writtenOff").asString(),
                  item.path("conceded").asString()));
    }
    String stage = each.path("stage").asString();
    String state =
        switch (stage) {
          case "closed" -> each.path("outcome").asString();
          case "resolving" -> stage;
          default -> "open";
        };
    return each.path("dispute").asString() + " " + state + " " + items;
  }

  private static List<JsonNode> all(Chain chain, String company, String what) {
    return chain.pages("dunning", "/dunning/" + what + "?limit=500&company=" + company, what);
  }
}
