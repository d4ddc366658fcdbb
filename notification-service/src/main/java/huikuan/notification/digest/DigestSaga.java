package huikuan.notification.digest;

import huikuan.notification.digest.DigestCommand.SealDigest;
import huikuan.notification.digest.DigestEvent.DigestOpened;
import huikuan.notification.digest.DigestEvent.DigestSealed;
import huikuan.platform.axon.reaction.Commands;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;

/** Seals a digest at its moment, each time that it was opened. */
@ProcessingGroup("digests")
public class DigestSaga {

  private static final String SEAL = "seal";

  private int opening;

  @StartSaga
  @SagaEventHandler(associationProperty = "digest")
  public void on(
      DigestOpened event, DigestSettings settings, Clock clock, DeadlineManager deadlines) {
    opening = event.opening();
    Instant planned = event.sending().sealsAt();
    Instant earliest = clock.instant().plus(settings.atLeastOpen());
    Instant at = planned.isBefore(earliest) ? earliest : planned;
    deadlines.schedule(at, SEAL, event.digest());
  }

  @DeadlineHandler(deadlineName = SEAL)
  public void seal(DigestId digest, Commands commands) {
    commands.send(new SealDigest(digest, opening));
  }

  @EndSaga
  @SagaEventHandler(associationProperty = "digest")
  public void on(DigestSealed event) {
    // ends here
  }
}
