package huikuan.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FollowedEntriesTest {

  private long head;
  private boolean failing;
  private final List<String> read = new ArrayList<>();
  private final FollowedEntries followed =
      new FollowedEntries(
          log(),
          () -> head,
          event -> List.of("entry " + event.payload()),
          () -> read.add("all"),
          some -> {
            if (failing) {
              throw new IllegalStateException("the store is away");
            }
            read.addAll(some.stream().sorted().toList());
          });

  /** A log in which each commit has one event, about the entry of its position modulo three. */
  private static EventLog log() {
    return (EventLog)
        Proxy.newProxyInstance(
            EventLog.class.getClassLoader(),
            new Class<?>[] {EventLog.class},
            (_, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("after");
              long after = (Long) arguments[0];
              return LongStream.rangeClosed(after + 1, after + 5)
                  .mapToObj(FollowedEntriesTest::event)
                  .toList();
            });
  }

  private static RecordedEvent event(long position) {
    return new RecordedEvent(
        position, 0, "id", "name", position % 3, Map.of(), Instant.EPOCH, null, null, 0);
  }

  @Test
  void allIsReadOnceAndThenWhatHasChanged() {
    head = 7;
    followed.follow();
    assertThat(read).containsExactly("all");
    followed.follow();
    assertThat(read).as("nothing has changed").containsExactly("all");
    head = 8;
    followed.follow();
    assertThat(read).contains("all", "entry 2");
  }

  @Test
  void farBehindAllIsReadAnew() {
    followed.follow();
    head = 100_000;
    followed.follow();
    assertThat(read).containsExactly("all", "all");
  }

  @Test
  void whatCouldNotBeReadIsReadTheNextTime() {
    followed.follow();
    head = 3;
    failing = true;
    assertThatThrownBy(followed::follow).hasMessage("the store is away");
    failing = false;
    followed.follow();
    assertThat(read).containsExactly("all", "entry 0", "entry 1", "entry 2");
  }
}
