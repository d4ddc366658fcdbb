package huikuan.ledger.files;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.ledger.files.FileEvent.FileKept;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A file that a company has: once it has it, for good. */
@Aggregate
class CompanyFile {

  @AggregateIdentifier private @Nullable FileKey id;

  CompanyFile() {}

  /** Answers whether the company did not have it before. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  boolean handle(KeepFile command) {
    if (id != null) {
      return false;
    }
    apply(command.data());
    return true;
  }

  @EventSourcingHandler
  void on(FileKept kept) {
    id = new FileKey(kept.company(), kept.hash());
  }
}
