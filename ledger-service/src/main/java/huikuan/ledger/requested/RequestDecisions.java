package huikuan.ledger.requested;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.dunning.DunningEvent.PostingRequested;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.documents.RequestedDocuments;
import huikuan.ledger.documents.RequestedDocuments.Result;
import huikuan.ledger.requested.RequestCommand.Answer;
import huikuan.ledger.requested.RequestCommand.AnswerRequest;
import huikuan.ledger.requested.RequestEvent.RequestAnswered;
import huikuan.ledger.requested.RequestEvent.RequestTaken;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.web.Problem;
import huikuan.platform.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Has requested documents decided by their accounts, and ends the wait for a proposal when it
 * lapses. Broken off at any place, it comes to the same document when it is repeated: the request
 * keeps its day.
 */
@Component
class RequestDecisions implements Work {

  private final EventLog log;
  private final Commands commands;
  private final RequestedDocuments documents;

  RequestDecisions(EventLog log, Commands commands, RequestedDocuments documents) {
    this.log = log;
    this.commands = commands;
    this.documents = documents;
  }

  @Override
  public Together begin(List<String> jobs) {
    return new Together() {
      @Override
      public Optional<Instant> perform(String decision, Instant now) {
        return decideOrEnd(new RequestKey(decision), now);
      }

      @Override
      public void close() {}
    };
  }

  private Optional<Instant> decideOrEnd(RequestKey key, Instant now) {
    List<RecordedEvent> events = log.ofAggregate(key.toString(), 0);
    RequestTaken taken = requireNonNull(last(events, RequestTaken.class));
    RequestAnswered answered = last(events, RequestAnswered.class);
    if (answered == null) {
      Answer answer = answer(taken);
      commands.send(answer(key, taken, answer));
      return Optional.ofNullable(answer.lapsesAt());
    }
    return answered.outcome() == PostingOutcome.PROPOSED
        ? waitOrEnd(key, taken, answered, now)
        : Optional.empty();
  }

  private static <E> @Nullable E last(List<RecordedEvent> events, Class<E> type) {
    return events.reversed().stream()
        .map(RecordedEvent::payload)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElse(null);
  }

  private Answer answer(RequestTaken taken) {
    PostingRequested request = taken.request();
    Problem fault = DocumentOfRequest.fault(request).orElse(null);
    if (fault != null) {
      return refused(fault);
    }
    return switch (documents.request(json(taken), request.proposedBy(), request.approvedBy())) {
      case Result.Posted _ -> Answer.posted(null);
      case Result.Proposed(var proposal, var lapsesAt) -> Answer.proposed(proposal, lapsesAt);
      case Result.Refused(var problem) -> refused(problem);
    };
  }

  private static AnswerRequest answer(RequestKey key, RequestTaken taken, Answer answer) {
    return new AnswerRequest(key, taken.account(), taken.request().posting().toString(), answer);
  }

  private static String json(RequestTaken taken) {
    return DocumentOfRequest.json(taken.request(), taken.postedOn());
  }

  private static Answer refused(Problem problem) {
    return Answer.refused(problem.name(), problem.detail());
  }

  /** An approval in the last moment may not have been told yet: the books have its document. */
  private Optional<Instant> waitOrEnd(
      RequestKey key, RequestTaken taken, RequestAnswered answered, Instant now) {
    Instant lapsesAt = requireNonNull(answered.lapsesAt());
    if (now.isBefore(lapsesAt)) {
      return Optional.of(lapsesAt);
    }
    if (!documents.isPosted(json(taken))) {
      Answer lapsed = Answer.lapsed(requireNonNull(answered.proposal()));
      commands.send(answer(key, taken, lapsed));
    }
    return Optional.empty();
  }
}
