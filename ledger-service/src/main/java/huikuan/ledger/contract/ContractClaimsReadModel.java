package huikuan.ledger.contract;

import huikuan.ledger.account.EffectEvent.DocumentTookEffect;
import huikuan.ledger.account.Item;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The invoices of contracts, which are compared with the log. */
public final class ContractClaimsReadModel {

  private ContractClaimsReadModel() {}

  public static ReadModel create() {
    return new CollectionReadModel(
        ContractClaims.NAME,
        ContractClaims.NAME,
        ContractClaims.ID,
        database -> ContractClaims.positionIn(database).read(),
        mongo -> new ContractClaimsProjection(new ContractClaims(mongo))::apply,
        ContractClaimsReadModel::concerned);
  }

  private static Collection<String> concerned(RecordedEvent event) {
    DocumentTookEffect effect = ContractClaimsProjection.effect(event);
    return effect == null
        ? List.of()
        : Stream.of(effect.posted(), effect.reversed())
            .filter(Objects::nonNull)
            .map(Item::number)
            .map(number -> ContractClaims.id(effect.account(), number))
            .toList();
  }
}
