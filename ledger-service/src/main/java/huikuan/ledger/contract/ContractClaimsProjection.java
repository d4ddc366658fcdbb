package huikuan.ledger.contract;

import com.mongodb.client.model.WriteModel;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.EffectEvent.DocumentTookEffect;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.projection.Projection;
import huikuan.platform.projection.SeldomStored;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the invoices of contracts. */
@Component
class ContractClaimsProjection implements Projection {

  private static final Duration PACE = Duration.ofMillis(100);

  private final ContractClaims claims;
  private final SeldomStored position;

  ContractClaimsProjection(ContractClaims claims) {
    this.claims = claims;
    this.position = new SeldomStored(claims.position());
  }

  @Override
  public String name() {
    return ContractClaims.NAME;
  }

  @Override
  public Duration pace() {
    return PACE;
  }

  @Override
  public long position() {
    return position.read();
  }

  @Override
  public void apply(List<RecordedEvent> events) {
    List<WriteModel<Document>> changes =
        events.stream()
            .<WriteModel<Document>>mapMulti(
                (event, each) -> {
                  DocumentTookEffect effect = effect(event);
                  if (effect != null) {
                    ContractClaims.changes(effect, event).forEach(each);
                  }
                })
            .toList();
    if (!changes.isEmpty()) {
      claims.write(changes);
    }
    position.passed(events.getLast().position(), !changes.isEmpty());
  }

  /** Null = it is no document. */
  static @Nullable DocumentTookEffect effect(RecordedEvent event) {
    return switch (event.payload()) {
      case AccountEvent recorded -> DocumentTookEffect.atOnce(recorded);
      case DocumentTookEffect effect -> effect;
      default -> null;
    };
  }
}
