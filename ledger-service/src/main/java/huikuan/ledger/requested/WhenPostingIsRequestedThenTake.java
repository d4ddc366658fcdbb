package huikuan.ledger.requested;

import huikuan.contracts.dunning.DunningEvent.PostingRequested;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.requested.RequestCommand.TakeRequest;
import huikuan.ledger.requested.RequestEvent.RequestTaken;
import huikuan.platform.axon.Batched;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.reaction.Reactions;
import huikuan.platform.tracing.Trace;
import huikuan.platform.work.Job;
import huikuan.platform.work.Worker;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** When dunning asks for a document, then the request is taken, and decided once. */
@Component
@ProcessingGroup(RequestConfiguration.GROUP)
class WhenPostingIsRequestedThenTake {

  private static final String TAKEN = "requests taken";

  private final Reactions reactions;
  private final Commands commands;
  private final Worker decisions;
  private final CompanySettings companies;
  private final Clock clock;

  WhenPostingIsRequestedThenTake(
      Reactions reactions,
      Commands commands,
      Worker postingRequests,
      CompanySettings companies,
      Clock clock) {
    this.reactions = reactions;
    this.commands = commands;
    this.decisions = postingRequests;
    this.companies = companies;
    this.clock = clock;
  }

  @EventHandler
  void on(PostingRequested event) {
    String key = new RequestKey(event.decision()).toString();
    reactions.react(this, key, key, () -> commands.send(take(event)));
  }

  private TakeRequest take(PostingRequested request) {
    return new TakeRequest(request, companies.dayAt(request.account().company(), clock.instant()));
  }

  @EventHandler
  void on(RequestTaken event) {
    Batched.gathered(TAKEN, ArrayList<Job>::new, decisions::add)
        .add(
            new Job(
                event.decision(),
                List.of(event.account().toString(), event.decision()),
                Trace.current().orElse(null)));
  }
}
