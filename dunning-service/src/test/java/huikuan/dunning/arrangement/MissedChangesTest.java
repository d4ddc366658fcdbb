package huikuan.dunning.arrangement;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.dunning.arrangement.ArrangementEvent.Concerned;
import huikuan.dunning.claim.ClaimEvent.ClaimReduced;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Changes of claims while an arrangement is made are brought to it. */
class MissedChangesTest {

  private static final AccountId ACCOUNT = AccountId.parse("CN01.C-1006.CNY");
  private static final Map<String, List<RecordedEvent>> LOG =
      Map.of(
          "A", List.of(paid("A", "R-1", 3), paid("A", "R-2", 7), paid("A", "R-3", 12)),
          "B", List.of(paid("B", "R-4", 8)));

  private final List<Collection<?>> lookups = new ArrayList<>();

  private final MissedChanges changes =
      new MissedChanges(
          (EventLog)
              Proxy.newProxyInstance(
                  EventLog.class.getClassLoader(),
                  new Class<?>[] {EventLog.class},
                  (_, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("ofAggregates");
                    lookups.add((Collection<?>) arguments[0]);
                    return LOG;
                  }));

  @Test
  void onlyChangesAfterThoseThatItKnowsAndBeforeItselfAreMissed() {
    List<Concerned> claims = List.of(new Concerned("A", 3), new Concerned("B", 0));
    assertThat(changes.of(claims, 10))
        .extracting(ClaimChange::number)
        .containsExactly("R-2", "R-4");
    assertThat(changes.of(List.of(new Concerned("A", 7)), 10)).isEmpty();
  }

  @Test
  void allClaimsOfAnArrangementAreReadTogetherAndAnUnknownOneHasNone() {
    List<Concerned> claims =
        List.of(new Concerned("A", 0), new Concerned("B", 0), new Concerned("unknown", 0));
    assertThat(changes.of(claims, 10)).hasSize(3);
    assertThat(lookups).hasSize(1).first().satisfies(all -> assertThat(all).hasSize(3));
  }

  private static RecordedEvent paid(String caseId, String receipt, long position) {
    Money amount = Money.parse("1.00 CNY");
    ClaimReduced event =
        new ClaimReduced(
            caseId,
            ACCOUNT,
            "F-1",
            receipt,
            LocalDate.of(2013, 3, 1),
            amount,
            amount,
            position,
            null);
    return new RecordedEvent(
        position, 0, "e-" + position, "", event, Map.of(), Instant.EPOCH, "claim", caseId, 0);
  }
}
