package huikuan.notification.delivery;

import huikuan.notification.message.MessageCommand.PrepareAttempt;
import huikuan.notification.message.MessageId;
import huikuan.notification.message.NextAttempt;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.eventlog.ReadAhead;
import huikuan.platform.work.Work;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Sends messages: each is tried at once, and again with growing waits, within the hours of its day.
 * Each attempt asks anew what is owed, and ends the message if nothing is owed.
 */
@Component
class Deliveries implements Work {

  private final Commands commands;
  private final Attempts attempts;
  private final Function<Collection<String>, ReadAhead.Held> ahead;

  @Autowired
  Deliveries(Commands commands, Attempts attempts, ReadAhead ahead) {
    this(commands, attempts, ahead::hold);
  }

  Deliveries(
      Commands commands, Attempts attempts, Function<Collection<String>, ReadAhead.Held> ahead) {
    this.commands = commands;
    this.attempts = attempts;
    this.ahead = ahead;
  }

  /**
   * The next attempt of a message, prepared.
   *
   * @param attempt null = the message has ended
   * @param failure why the attempt could not be prepared; null = it was
   */
  private record Prepared(@Nullable NextAttempt attempt, @Nullable RuntimeException failure) {}

  /** Reads the messages together: once before they are asked, and once before they are told. */
  @Override
  public Together begin(List<String> messages) {
    Map<String, Prepared> prepared = new HashMap<>();
    try (ReadAhead.Held read = ahead.apply(messages)) {
      messages.forEach(each -> prepared.put(each, prepare(new MessageId(each))));
    }
    return new Attempting(prepared, ahead.apply(messages));
  }

  private Prepared prepare(MessageId message) {
    try {
      return new Prepared(commands.<@Nullable NextAttempt>send(new PrepareAttempt(message)), null);
    } catch (RuntimeException e) {
      return new Prepared(null, e);
    }
  }

  private final class Attempting implements Together {

    private final Map<String, Prepared> prepared;
    private final ReadAhead.Held read;

    Attempting(Map<String, Prepared> prepared, ReadAhead.Held read) {
      this.prepared = prepared;
      this.read = read;
    }

    @Override
    public Optional<Instant> perform(String message, Instant now) {
      Prepared asked = Objects.requireNonNull(prepared.get(message));
      if (asked.failure() != null) {
        throw asked.failure();
      }
      NextAttempt attempt = asked.attempt();
      return attempt == null ? Optional.empty() : attempts.make(attempt, now);
    }

    @Override
    public void close() {
      read.close();
    }
  }
}
