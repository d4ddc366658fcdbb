package huikuan.platform.axon.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

class CommandsTest {

  private final AtomicInteger tries = new AtomicInteger();

  private Commands overtaken(int times) {
    SimpleCommandBus bus = SimpleCommandBus.builder().build();
    bus.subscribe(
        String.class.getName(),
        command -> {
          if (tries.getAndIncrement() < times) {
            throw new ConcurrencyException("another writer was quicker");
          }
          return command.getPayload() + " done";
        });
    return new Commands(DefaultCommandGateway.builder().commandBus(bus).build());
  }

  @Test
  void aCommandThatIsOvertakenIsHandledAnew() {
    assertThat(overtaken(2).<String>send("hold")).isEqualTo("hold done");
    assertThat(tries).hasValue(3);
  }

  @Test
  void aCommandThatIsOvertakenAgainAndAgainFails() {
    Commands commands = overtaken(Integer.MAX_VALUE);
    assertThatThrownBy(() -> commands.send("hold")).isInstanceOf(ConcurrencyException.class);
    assertThat(tries).hasValue(30);
  }
}
