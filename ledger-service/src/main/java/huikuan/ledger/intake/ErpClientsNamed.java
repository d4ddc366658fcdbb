package huikuan.ledger.intake;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether any ERP is named that may post by Kafka. */
final class ErpClientsNamed implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return in(context.getEnvironment());
  }

  static boolean in(Environment environment) {
    return Binder.get(environment)
        .bind(ErpClients.CLIENTS, Bindable.mapOf(String.class, Object.class))
        .isBound();
  }
}
