package huikuan.platform.web.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LimitedLogTest {

  private final ListAppender<ILoggingEvent> told = new ListAppender<>();
  private final Queue<Runnable> minutes = new ArrayDeque<>();
  private final LimitedLog log = new LimitedLog(logger(), minutes::add);

  private Logger logger() {
    Logger logger = new LoggerContext().getLogger("of a test");
    told.start();
    logger.addAppender(told);
    return logger;
  }

  private List<String> lines() {
    return told.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private void minuteEnds() {
    minutes.remove().run();
  }

  @Test
  void theFirstOfAKindIsToldAndTheOthersAreCounted() {
    assertThat(log.tells("a")).isTrue();
    assertThat(log.tells("a")).isFalse();
    assertThat(log.tells("b")).isTrue();
    assertThat(log.tells("a")).isFalse();
    assertThat(lines()).isEmpty();
    minuteEnds();
    assertThat(lines()).containsExactly("a: 2 more within a minute");
  }

  @Test
  void withTheNextOneAMinuteBegins() {
    log.tells("a");
    log.tells("a");
    assertThat(minutes).hasSize(1);
    minuteEnds();
    assertThat(minutes).isEmpty();
    assertThat(log.tells("a")).isTrue();
    minuteEnds();
    assertThat(lines()).hasSize(1);
  }

  @Test
  void kindsWithoutEndAreBounded() {
    for (int kind = 0; kind < 1000; kind++) {
      assertThat(log.tells(kind)).isEqualTo(kind < 100);
    }
    assertThat(log.tells(7)).isFalse();
    minuteEnds();
    assertThat(lines())
        .containsExactly("7: 1 more within a minute", "900 of other kinds within a minute");
  }
}
