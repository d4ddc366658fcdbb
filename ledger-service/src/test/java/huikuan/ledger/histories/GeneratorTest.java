package huikuan.ledger.histories;

import huikuan.ledger.histories.History.Step;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GeneratorTest {

  @Test
  void mostDocumentsAreAccepted() {
    Map<String, Integer> counts = new TreeMap<>();
    for (long seed = 0; seed < 30; seed++) {
      PlainLedger paper = new PlainLedger();
      for (Step step : Generator.history(seed, new Generator.Size(40, 8)).steps()) {
        switch (step) {
          case Step.Lock(var company, var before) -> paper.lock(company, before);
          case Step.Post(var docs) -> {
            for (Doc doc : docs) {
              Verdict v = paper.post(doc);
              counts.merge(doc.kind() + " " + v.status() + " " + v.problems(), 1, Integer::sum);
              counts.merge("all " + v.status(), 1, Integer::sum);
              for (Item i : paper.account(doc.account()).items()) {
                for (int d = -5; d < 110; d++) {
                  long open = paper.account(doc.account()).open(i.name(), d);
                  if (open < 0 || open > i.amountOn(d)) {
                    throw new IllegalStateException(seed + " " + doc + " " + i + " " + d);
                  }
                }
              }
            }
          }
        }
      }
    }
    counts.forEach((k, v) -> System.out.println(v + "\t" + k));
  }
}
