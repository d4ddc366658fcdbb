package huikuan.dunning.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.ledger.RecipientEvent.PaymentPromised;
import huikuan.contracts.ledger.RecipientEvent.PersonNamed;
import huikuan.contracts.ledger.RecipientEvent.WhyUnpaidTold;
import huikuan.dunning.claim.ClaimEvent;
import huikuan.dunning.sanction.SanctionEvent;
import huikuan.platform.eventlog.RecordedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** The facts of every event, and how they are told. */
class TimelineTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static Stream<RecordedEvent> story() {
    return Stream.of(Story.ofReminder(), Story.ofEscalation(), Story.ofRecipients())
        .flatMap(List::stream);
  }

  @Test
  void theStoryHoldsEveryEventAndEveryKey() {
    Set<Class<?>> events = new HashSet<>();
    records(ClaimEvent.class).forEach(events::add);
    records(SanctionEvent.class).forEach(events::add);
    events.addAll(List.of(WhyUnpaidTold.class, PaymentPromised.class, PersonNamed.class));
    assertThat(story().<Class<?>>map(event -> event.payload().getClass()).distinct())
        .containsExactlyInAnyOrderElementsOf(events);
    assertThat(Timeline.of(story().toList(), Story::name))
        .extracting(Happening::event)
        .contains(EventKey.values());
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Arrays.stream(type.getPermittedSubclasses()).flatMap(TimelineTest::records);
  }

  /** With {@code -Dapprove=true} the files are written anew: read what has changed. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void aWholeTimelineIsToldAsApproved(Language language) throws IOException {
    String told =
        JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(entries(story().toList(), language))
            + "\n";
    Path file = Path.of("src/test/resources/approved/timeline/" + language.locale() + ".json");
    if (Boolean.getBoolean("approve")) {
      Files.writeString(file, told);
    }
    assertThat(JSON.readTree(told)).isEqualTo(JSON.readTree(Files.readString(file)));
  }

  private static List<TimelineEntry> entries(List<RecordedEvent> events, Language language) {
    Sentences sentences = new Sentences(language, Story.ACCOUNT.currency(), Story.SHANGHAI);
    return Timeline.of(events, Story::name).stream()
        .map(each -> TimelineEntry.of(each, sentences))
        .toList();
  }

  @Test
  void everyEventAndEveryReasonStandsInTheReference() throws IOException {
    String reference = Files.readString(Path.of("../docs/reference.md"));
    assertThat(EventKey.values()).allMatch(each -> reference.contains("`" + each.word() + "`"));
    assertThat(ToldReason.KEYS).allMatch(each -> reference.contains("`" + each + "`"));
  }

  @Test
  void whatDecidesAboutAStepSaysWhatItDecides() {
    assertThat(
            Timeline.of(story().toList(), Story::name).stream()
                .filter(each -> each.event().outcome() != null)
                .map(each -> each.event().word() + " " + each.event().outcome().word())
                .distinct())
        .containsExactlyInAnyOrder(
            "step-requested requested",
            "step-taken taken",
            "step-not-taken not-taken",
            "step-bounced not-taken",
            "step-withheld not-taken",
            "step-passed not-taken",
            "step-assigned requested",
            "step-done taken",
            "demand-arrived taken",
            "contact-missing not-taken",
            "escalated taken",
            "sanction-proposed taken",
            "sanction-withdrawn not-taken",
            "evidence-missing not-taken",
            "sanction-lapsed not-taken",
            "sanction-rejected not-taken",
            "sanction-approved taken");
  }

  @Test
  void theFactsAreTheSameInBothLanguages() {
    List<TimelineEntry> en = entries(story().toList(), Language.EN);
    List<TimelineEntry> zh = entries(story().toList(), Language.ZH);
    for (int at = 0; at < en.size(); at++) {
      assertThat(JSON.valueToTree(en.get(at).facts()).toString())
          .isEqualTo(JSON.valueToTree(zh.get(at).facts()).toString());
      assertThat(en.get(at).text()).isNotEqualTo(zh.get(at).text());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "cap | cap | -",
        "covered: R-1, K-2 | covered | R-1, K-2",
        "not-delivered: 451 4.7.1 try later: busy | not-delivered | 451 4.7.1 try later: busy",
        "contact-gone | contact-gone | -",
        "550 5.1.1 no such user | refused | 550 5.1.1 no such user",
        "mailbox full: cap reached | refused | mailbox full: cap reached",
      })
  void aReasonIsAKeyAndWhatWasAnswered(String told, String key, String detail) {
    assertThat(ToldReason.read(told)).isEqualTo(new ToldReason(key, detail));
  }
}
