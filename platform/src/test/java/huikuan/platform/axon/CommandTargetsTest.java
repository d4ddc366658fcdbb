package huikuan.platform.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandTargetsTest {

  private final CommandTargets targets = new CommandTargets();

  private record Pay(String how, @TargetAggregateIdentifier @Nullable String account) {}

  private record Nobodys(String how) {}

  /** As commands are written elsewhere. */
  private static final class Close {
    @TargetAggregateIdentifier private final String account;

    Close(String account) {
      this.account = account;
    }
  }

  @Test
  void aCommandIsForWhomItsAnnotatedComponentNames() {
    assertThat(targetOf(new Pay("cash", "A-1")).getIdentifier()).isEqualTo("A-1");
    assertThat(targetOf(new Pay("cash", "A-2")).getIdentifier()).isEqualTo("A-2");
    assertThat(targetOf(new Pay("cash", "A-2")).getVersion()).isNull();
  }

  @Test
  void aCommandThatIsNoRecordIsReadAsAxonReadsIt() {
    assertThat(targetOf(new Close("A-3")).getIdentifier()).isEqualTo("A-3");
  }

  @Test
  void aCommandForNobodyIsRefused() {
    assertThatThrownBy(() -> targetOf(new Nobodys("cash")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Nobodys");
    assertThatThrownBy(() -> targetOf(new Pay("cash", null)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private VersionedAggregateIdentifier targetOf(Object command) {
    return targets.resolveTarget(GenericCommandMessage.asCommandMessage(command));
  }
}
