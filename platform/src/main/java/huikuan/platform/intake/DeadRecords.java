package huikuan.platform.intake;

import huikuan.platform.eventlog.BusinessKeyTaken;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.eventlog.NewCommit;
import huikuan.platform.intake.DeadRecord.Cause;
import huikuan.platform.intake.InboundEvent.Place;
import huikuan.platform.intake.KeptDeadRecord.State;
import huikuan.platform.signature.NotTrusted;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The dead records of this service, and how they are taken in after all: by the rules of the
 * intake, as of the moment when they came. The source's mark is left alone: a later record has
 * moved it on, or moves it.
 */
public final class DeadRecords {

  /** What became of a record that was sent again. */
  public enum Outcome {
    TAKEN,
    /** Its event is in the log: by an earlier try, or because its source told it again. */
    ALREADY_TAKEN,
    STILL_DEAD
  }

  /** A mended record is refused. */
  public static final class StillDead extends RuntimeException {
    StillDead(DeadRecord why) {
      super(why.reason());
    }
  }

  private final DeadRecordStore store;
  private final RecordReader reader;
  private final MongoEventLog log;
  private final IntakeSettings settings;

  DeadRecords(
      DeadRecordStore store, RecordReader reader, MongoEventLog log, IntakeSettings settings) {
    this.store = store;
    this.reader = reader;
    this.log = log;
    this.settings = settings;
  }

  /** Newest first. */
  public List<KeptDeadRecord> find(
      @Nullable State state, KeptDeadRecord.@Nullable Place after, int limit) {
    return store.find(state, after, limit);
  }

  public Optional<KeptDeadRecord> find(String id) {
    return store.find(id);
  }

  /**
   * @param state null = all
   */
  public long count(@Nullable State state) {
    return store.count(state);
  }

  /** Takes a record in as if it had just come. One that fails again is dead with the new error. */
  public Outcome sendAgain(KeptDeadRecord dead, String actor) {
    if (dead.state() == State.SENT_AGAIN) {
      return Outcome.ALREADY_TAKEN;
    }
    try {
      InboundEvent event = read(dead, dead.content(), false);
      return take(dead, event, event.commit(), actor, null);
    } catch (Refused refused) {
      store.stillDead(dead.id(), refused.why);
      return Outcome.STILL_DEAD;
    }
  }

  /**
   * Takes a record in with another content, on the actor's authority.
   *
   * @param before is called when it can be read, before it is taken
   * @throws StillDead if it can't be read; nothing is changed then
   */
  public Outcome mend(KeptDeadRecord dead, Mending mending, Runnable before) {
    if (dead.state() == State.SENT_AGAIN) {
      return Outcome.ALREADY_TAKEN;
    }
    try {
      InboundEvent event = read(dead, mending.content(), true);
      before.run();
      return take(
          dead, event, event.commitWith(mending.metadata(dead)), mending.actor(), mending.reason());
    } catch (Refused refused) {
      throw new StillDead(refused.why);
    }
  }

  /** Nobody is asked about it any more. One that is in the log, or was given up, stays so. */
  public void giveUp(KeptDeadRecord dead, String actor, String reason) {
    store.givenUp(dead.id(), actor, reason);
  }

  private InboundEvent read(KeptDeadRecord dead, byte @Nullable [] content, boolean unsigned) {
    if (dead.tooLarge()) {
      throw new Refused(Cause.UNREADABLE, "It was too large to be kept here");
    }
    ConsumerRecord<String, byte[]> record = dead.record(content);
    InboundEvent event;
    try {
      event =
          (unsigned ? reader.readUnsigned(record) : reader.read(record))
              .orElseThrow(() -> new InboundEvent.Unreadable("Its type is not understood here"));
    } catch (NotTrusted e) {
      throw new Refused(Cause.NOT_TRUSTED, e.reason());
    } catch (InboundEvent.Unreadable e) {
      throw new Refused(Cause.UNREADABLE, e.reason());
    }
    if (isRewritten(dead, event) && settings.wentBack() != WentBackPolicy.TAKE) {
      throw new Refused(Cause.REWRITTEN, HistoryRewritten.reason(event));
    }
    return event;
  }

  private boolean isRewritten(KeptDeadRecord dead, InboundEvent event) {
    Place place = event.place();
    return place != null
        && dead.mark().covers(event, place.position())
        && log.taken(Set.of(event.key())).isEmpty();
  }

  private Outcome take(
      KeptDeadRecord dead,
      InboundEvent event,
      NewCommit commit,
      String actor,
      @Nullable String reason) {
    Outcome outcome = append(event, commit);
    store.taken(dead.id(), actor, reason);
    return outcome;
  }

  private Outcome append(InboundEvent event, NewCommit commit) {
    try {
      if (log.taken(Set.of(event.key())).isEmpty()) {
        log.appendNow(commit);
        return Outcome.TAKEN;
      }
      return Outcome.ALREADY_TAKEN;
    } catch (BusinessKeyTaken meanwhile) {
      return Outcome.ALREADY_TAKEN;
    }
  }

  /** It is dead still. */
  private static final class Refused extends RuntimeException {
    private final transient DeadRecord why;

    Refused(Cause cause, String reason) {
      super(reason, null, false, false);
      this.why = new DeadRecord(cause, reason);
    }
  }
}
