package huikuan.dunning.talk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import huikuan.dunning.customers.ContactNames;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.talk.Talk.Item;
import huikuan.dunning.talk.TalkEvent.ResubmissionSet;
import huikuan.dunning.talk.TalkEvent.TalkRecorded;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.web.access.Masking;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The talks with a customer as they are shown, read from the log. */
@Component
class TalkViews {

  private final EventLog log;
  private final ContactNames names;

  TalkViews(EventLog log, ContactNames names) {
    this.log = log;
    this.names = names;
  }

  /**
   * A talk, or a day that was set by hand.
   *
   * @param id of the talk; absent = a day was set by hand, with a reason
   * @param on the day of the talk
   * @param contactName absent = it was another person, or the contact is forgotten
   * @param correctedBy the id of the talk that corrects it
   * @param reason why the day was set by hand
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "Talk")
  record Line(
      @Nullable String id,
      Talk.@Nullable Kind kind,
      @Nullable LocalDate on,
      @Nullable String contact,
      @Nullable String contactName,
      @Nullable String person,
      @Nullable String aim,
      @Nullable String tactic,
      Talk.@Nullable Outcome outcome,
      @Nullable Boolean announced,
      @Nullable List<ItemLine> items,
      @Nullable String note,
      @Nullable String promise,
      @Nullable String dispute,
      @Nullable String corrects,
      @Nullable String correctedBy,
      LocalDate nextOn,
      @Nullable String nextAction,
      @Nullable String reason,
      String by,
      Instant at) {}

  @Schema(name = "ItemOfTalk")
  record ItemLine(String account, String kind, String number) {

    static ItemLine of(Item item) {
      return new ItemLine(item.account().toString(), item.kind().toString(), item.number());
    }
  }

  /** All that was recorded of a customer, the oldest first. */
  List<RecordedEvent> events(Customer customer) {
    return log.ofAggregate(new TalkKey(customer.id()).toString(), 0);
  }

  /** The talk of an id; empty = there is none. */
  Optional<Line> talk(Customer customer, String id) {
    List<RecordedEvent> events = events(customer);
    return lines(customer, events, events).stream()
        .filter(line -> id.equals(line.id()))
        .findFirst();
  }

  /**
   * @param all events of the customer
   * @param shown those that are shown
   */
  List<Line> lines(Customer customer, List<RecordedEvent> all, List<RecordedEvent> shown) {
    Map<String, String> corrected = new HashMap<>();
    all.forEach(
        event -> {
          if (event.payload() instanceof TalkRecorded recorded
              && recorded.talk().corrects() != null) {
            corrected.put(recorded.talk().corrects(), recorded.talk().id());
          }
        });
    return shown.stream().map(event -> line(customer, event, corrected)).toList();
  }

  private Line line(Customer customer, RecordedEvent event, Map<String, String> corrected) {
    return switch ((TalkEvent) event.payload()) {
      case TalkRecorded recorded ->
          line(customer, recorded.talk(), event, corrected.get(recorded.talk().id()));
      case ResubmissionSet set -> byHand(set, event);
    };
  }

  private Line line(
      Customer customer, Talk talk, RecordedEvent event, @Nullable String correctedBy) {
    return new Line(
        talk.id(),
        talk.kind(),
        talk.on(),
        talk.contactId(),
        talk.contactId() == null ? null : name(names.of(customer).apply(talk.contactId())),
        name(talk.person()),
        hidden(talk.aim()),
        talk.tactic(),
        talk.outcome(),
        talk.isAnnounced() ? true : null,
        talk.items().isEmpty() ? null : talk.items().stream().map(ItemLine::of).toList(),
        hidden(talk.note()),
        talk.promise(),
        talk.dispute(),
        talk.corrects(),
        correctedBy,
        talk.nextOn(),
        hidden(talk.nextAction()),
        null,
        event.actor(),
        event.recordedAt());
  }

  private static Line byHand(ResubmissionSet set, RecordedEvent event) {
    return new Line(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        set.on(),
        null,
        hidden(set.reason()),
        event.actor(),
        event.recordedAt());
  }

  private static @Nullable String name(@Nullable String name) {
    return name == null ? null : Masking.name(name);
  }

  private static @Nullable String hidden(@Nullable String text) {
    return text == null ? null : Masking.hidden(text);
  }
}
