package huikuan.dunning.reminder;

import huikuan.contracts.CustomerId;
import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.companies.CompanyCases;
import huikuan.dunning.companies.CompanyEvent.ChasingSet;
import huikuan.dunning.companies.CompanyEvent.ReceiptsCompleted;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.waiting.Wait;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.jspecify.annotations.Nullable;

/**
 * Has the cases that wait for a company decide anew when it says something, some at a time. After a
 * restart it goes on where it was.
 */
@ProcessingGroup("reminders")
public class CompanySaga {

  private SomeAtATime cases = new SomeAtATime();

  @StartSaga
  @SagaEventHandler(associationProperty = "company")
  public void on(ChasingSet event, @Timestamp Instant recordedAt, DeadlineManager deadlines) {
    cases.begin(event.company(), recordedAt, deadlines);
  }

  @StartSaga
  @SagaEventHandler(associationProperty = "company")
  public void on(
      ReceiptsCompleted event, @Timestamp Instant recordedAt, DeadlineManager deadlines) {
    cases.begin(event.company(), recordedAt, deadlines);
  }

  @DeadlineHandler(deadlineName = SomeAtATime.NEXT)
  public void onNext(
      String of,
      @MetaDataValue("firedAt") String firedAt,
      CompanyCases waiting,
      Customers customers,
      Commands commands,
      DeadlineManager deadlines) {
    Instant now = Instant.parse(firedAt);
    waiting.removePassed(of, now);
    Optional<String> last =
        waiting.some(
            of,
            cases.after(),
            each ->
                waiting.note(
                    each.caseId(),
                    commands.<@Nullable Wait>send(
                        new Chase(
                            each.caseId(),
                            now,
                            customers.find(CustomerId.parse(each.customer()))))));
    cases.goOn(of, last, now, deadlines);
  }
}
