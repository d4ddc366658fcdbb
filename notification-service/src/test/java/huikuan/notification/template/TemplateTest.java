package huikuan.notification.template;

import huikuan.contracts.MessageKind;
import huikuan.notification.template.TemplateCommand.AddTemplateVersion;
import huikuan.notification.template.TemplateCommand.ShipTemplate;
import huikuan.notification.template.TemplateEvent.TemplateVersionAdded;
import huikuan.notification.template.TemplateOutcome.Added;
import huikuan.notification.template.TemplateOutcome.Refused;
import huikuan.notification.template.TemplateOutcome.Unchanged;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TemplateTest {

  private static final TemplateId ID = TemplateId.parse("zh/reminder-1");
  private static final TemplateFault FAULT = new TemplateFault("text", 2, "names the {{total}}");

  private final AggregateTestFixture<Template> template =
      new AggregateTestFixture<>(Template.class);

  /** Words that begin so cannot be used. */
  @BeforeEach
  void prepare() {
    TemplateRules rules =
        (language, kind, words) ->
            words.text().startsWith("bad") ? List.of(FAULT) : List.<TemplateFault>of();
    template.registerInjectableResource(rules);
  }

  @Test
  void whatIsWrittenIsTheNextVersion() {
    template
        .given(version(1, "shipped", true))
        .when(add(null, "mine"))
        .expectEvents(version(2, "mine", false))
        .expectResultMessagePayload(new Added(2));
  }

  @Test
  void theSameAgainAddsNoVersion() {
    template
        .given(version(1, "shipped", true), version(2, "mine", false))
        .when(add(null, "mine"))
        .expectNoEvents()
        .expectResultMessagePayload(new Unchanged(2));
  }

  @Test
  void whatAnEarlierVersionSaidIsANewOne() {
    template
        .given(version(1, "shipped", true), version(2, "mine", false))
        .when(add(MessageKind.COURTESY, "shipped"))
        .expectEvents(version(3, "shipped", false))
        .expectResultMessagePayload(new Added(3));
  }

  @Test
  void whatNoLetterCanBeWrittenByIsRefused() {
    template
        .given(version(1, "shipped", true))
        .when(add(null, "bad"))
        .expectNoEvents()
        .expectResultMessagePayload(new Refused(List.of(FAULT)));
  }

  @Test
  void aNewNameNeedsAKind() {
    template
        .givenNoPriorActivity()
        .when(add(null, "mine"))
        .expectNoEvents()
        .expectResultMessagePayload(
            new Refused(
                List.of(
                    new TemplateFault(
                        "kind", "courtesy or demand: it is needed for a template that is new"))));
    template
        .givenNoPriorActivity()
        .when(add(MessageKind.COURTESY, "mine"))
        .expectEvents(version(1, "mine", false))
        .expectResultMessagePayload(new Added(1));
  }

  @Test
  void aTemplateKeepsItsKind() {
    template
        .given(version(1, "shipped", true))
        .when(add(MessageKind.DEMAND, "shipped"))
        .expectNoEvents()
        .expectResultMessagePayload(
            new Refused(
                List.of(
                    new TemplateFault(
                        "kind", "courtesy, as the versions before; give another kind a name"))));
  }

  @Test
  void whatIsShippedIsTheFirstVersion() {
    template.givenNoPriorActivity().when(ship("shipped")).expectEvents(version(1, "shipped", true));
  }

  @Test
  void whatIsShippedAgainChangesNothing() {
    template.given(version(1, "shipped", true)).when(ship("shipped")).expectNoEvents();
  }

  @Test
  void anotherReleaseShipsANewVersion() {
    template
        .given(version(1, "shipped", true))
        .when(ship("better"))
        .expectEvents(version(2, "better", true));
  }

  @Test
  void whatSomebodyWroteIsNotReplacedByWhatIsShipped() {
    template
        .given(version(1, "shipped", true), version(2, "mine", false))
        .when(ship("better"))
        .expectNoEvents();
  }

  private static AddTemplateVersion add(@Nullable MessageKind kind, String text) {
    return new AddTemplateVersion(ID, kind, words(text));
  }

  private static ShipTemplate ship(String text) {
    return new ShipTemplate(ID, MessageKind.COURTESY, words(text));
  }

  private static TemplateText words(String text) {
    return new TemplateText("subject", text, null);
  }

  private static TemplateVersionAdded version(int number, String text, boolean shipped) {
    return new TemplateVersionAdded(
        ID, number, MessageKind.COURTESY, "subject", text, null, shipped);
  }
}
