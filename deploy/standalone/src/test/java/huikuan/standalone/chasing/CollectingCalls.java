package huikuan.standalone.chasing;

import java.util.Map;
import java.util.TreeMap;

/** Tells the services who sees to whom, and when. */
final class CollectingCalls {

  private final Chain chain;

  CollectingCalls(Chain chain) {
    this.chain = chain;
  }

  void tell(String company, Collecting fact) {
    String portfolios = "/dunning/portfolios/" + company + "/";
    String customers = "/dunning/customers/" + company + "/";
    switch (fact) {
      case Collecting.Portfolio it -> chain.put("dunning", portfolios + it.name(), portfolio(it));
      case Collecting.NewOwner it ->
          chain.post(
              "li.na",
              "dunning",
              portfolios + it.name() + "/hand-over",
              Map.of(
                  "owner",
                  "person:" + it.owner(),
                  "reason",
                  "the other one has left",
                  "from",
                  it.from().toString()));
      case Collecting.HandOver it -> {
        Map<String, Object> body = new TreeMap<>();
        body.put("to", it.to());
        body.put("reason", "they have moved");
        body.put("from", it.from().toString());
        if (!it.customers().isEmpty()) {
          body.put("customers", it.customers());
        }
        chain.post("li.na", "dunning", portfolios + it.name() + "/hand-over", body);
      }
      case Collecting.Talk it ->
          chain.post(
              "li.qiang",
              "dunning",
              customers + it.customer() + "/talks",
              Map.of(
                  "kind", "call",
                  "person", "the accountant",
                  "outcome", "callback",
                  "nextOn", it.nextOn().toString(),
                  "nextAction", "call again"));
      case Collecting.Resubmission it ->
          chain.put(
              "dunning",
              customers + it.customer() + "/resubmission",
              Map.of("on", it.on().toString(), "reason", "they have called"));
    }
    chain.settle();
  }

  private static Map<String, Object> portfolio(Collecting.Portfolio it) {
    Map<String, Object> body = new TreeMap<>();
    body.put("owner", "person:" + it.owner());
    Collecting.StandIn deputy = it.deputy();
    if (deputy != null) {
      body.put(
          "deputy",
          Map.of(
              "person", "person:" + deputy.person(),
              "from", deputy.from().toString(),
              "to", deputy.to().toString()));
    }
    body.put("customers", it.customers());
    body.put("classes", it.classes());
    body.put("rest", it.rest());
    return body;
  }
}
