package huikuan.dunning.batch;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.dunning.batch.BatchCommand.Answer;
import huikuan.dunning.batch.BatchCommand.StartBatch;
import huikuan.dunning.batch.BatchCommand.StopBatch;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.web.Page;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Batches: found, started and stopped. */
@Component
class CaseBatches {

  private final MongoTemplate mongo;
  private final EventLog log;
  private final Commands commands;

  CaseBatches(MongoTemplate mongo, EventLog log, Commands commands) {
    this.mongo = mongo;
    this.log = log;
    this.commands = commands;
  }

  /** A batch, by its events; one that does not exist has none. */
  BatchState find(String batch) {
    return of(log.ofAggregate(batch, 0));
  }

  private static BatchState of(List<RecordedEvent> events) {
    BatchState state = new BatchState();
    events.forEach(event -> state.apply((BatchEvent) event.payload()));
    return state;
  }

  /** A part, by its events. */
  PartState part(String id) {
    return PartState.of(log.ofAggregate(id, 0));
  }

  /**
   * @throws ProblemException 404 if there is none
   */
  BatchView require(String batch) {
    List<RecordedEvent> events = BatchIds.isBatch(batch) ? log.ofAggregate(batch, 0) : List.of();
    if (events.isEmpty()) {
      throw new ProblemException(Problem.notFound("batch", batch));
    }
    return BatchView.of(of(events), events.getLast().position());
  }

  /** A page, newest first. */
  List<BatchEntry> list(@Nullable String company, @Nullable String state, Page page) {
    Query query = new Query().with(Sort.by(Direction.DESC, "draftedAt")).limit(page.read());
    if (company != null) {
      query.addCriteria(where("company").is(company));
    }
    if (state != null) {
      query.addCriteria(where("state").is(state));
    }
    if (!page.isFirst()) {
      query.addCriteria(where("draftedAt").lt(page.number(0)));
    }
    return mongo.find(query, BatchEntry.class);
  }

  void start(String batch, Instant now) {
    answered(commands.send(new StartBatch(batch, now)));
  }

  void stop(String batch, String reason, Instant now) {
    answered(commands.send(new StopBatch(batch, reason, now)));
  }

  private static void answered(Answer answer) {
    switch (answer) {
      case DONE, UNCHANGED -> {}
      case LAPSED ->
          throw new ProblemException(
              Problem.of(
                  "batch-lapsed",
                  "The draft has lapsed",
                  409,
                  "Nobody started it within a day. Draft it anew, with what matches now."));
      case STOPPED ->
          throw new ProblemException(
              Problem.of(
                  "batch-stopped",
                  "The batch was stopped",
                  409,
                  "Draft another one for what was not done."));
      case FINISHED ->
          throw new ProblemException(
              Problem.of("batch-ended", "The batch has ended", 409, "All its cases are handled."));
    }
  }
}
