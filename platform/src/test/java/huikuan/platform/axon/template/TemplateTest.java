package huikuan.platform.axon.template;

import huikuan.platform.axon.template.TemplateCommand.AddTemplateVersion;
import huikuan.platform.axon.template.TemplateCommand.ShipTemplate;
import huikuan.platform.template.Part;
import huikuan.platform.template.TemplateEvent.TemplateVersionAdded;
import huikuan.platform.template.TemplateFault;
import huikuan.platform.template.TemplateFiles;
import huikuan.platform.template.TemplateForm;
import huikuan.platform.template.TemplateId;
import huikuan.platform.template.TemplateOutcome.Added;
import huikuan.platform.template.TemplateOutcome.Outdated;
import huikuan.platform.template.TemplateOutcome.Refused;
import huikuan.platform.template.TemplateOutcome.Unchanged;
import huikuan.platform.template.TemplateRules;
import huikuan.platform.template.TemplateText;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TemplateTest {

  private static final TemplateId ID = TemplateId.parse("zh/reminder-1");
  private static final TemplateFault FAULT = new TemplateFault("text", 2, "names the {{total}}");

  private static final TemplateForm FORM =
      new TemplateForm() {

        @Override
        public List<Part> parts() {
          TemplateFiles files = new TemplateFiles("/none/");
          return List.of(new Part("text", Part.Form.TEXT, false, files, Map.of()));
        }

        @Override
        public List<String> kinds() {
          return List.of("courtesy", "demand");
        }

        @Override
        public Map<String, String> shipped() {
          return Map.of();
        }

        @Override
        public TemplateText shipped(TemplateId id) {
          throw new IllegalArgumentException("There is no " + id);
        }
      };

  private final AggregateTestFixture<Template> template =
      new AggregateTestFixture<>(Template.class);

  /** Words that begin so cannot be used. */
  @BeforeEach
  void prepare() {
    TemplateRules rules =
        (language, kind, words) ->
            words.of(FORM.parts().getFirst()).startsWith("bad")
                ? List.of(FAULT)
                : List.<TemplateFault>of();
    template.registerInjectableResource(FORM);
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
  void aVersionIsAddedOnlyToTheNewestThatWasSeen() {
    template
        .given(version(1, "shipped", true), version(2, "yours", false))
        .when(new AddTemplateVersion(ID, null, words("mine"), 1))
        .expectNoEvents()
        .expectResultMessagePayload(new Outdated());
    template
        .given(version(1, "shipped", true), version(2, "yours", false))
        .when(new AddTemplateVersion(ID, null, words("mine"), 2))
        .expectResultMessagePayload(new Added(3));
    template
        .givenNoPriorActivity()
        .when(new AddTemplateVersion(ID, "demand", words("mine"), 0))
        .expectResultMessagePayload(new Added(1));
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
        .when(add("courtesy", "shipped"))
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
        .when(add("courtesy", "mine"))
        .expectEvents(version(1, "mine", false))
        .expectResultMessagePayload(new Added(1));
  }

  @Test
  void aTemplateKeepsItsKind() {
    template
        .given(version(1, "shipped", true))
        .when(add("demand", "shipped"))
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

  private static AddTemplateVersion add(@Nullable String kind, String text) {
    return new AddTemplateVersion(ID, kind, words(text), null);
  }

  private static ShipTemplate ship(String text) {
    return new ShipTemplate(ID, "courtesy", words(text));
  }

  private static TemplateText words(String text) {
    return new TemplateText(Map.of("text", text));
  }

  private static TemplateVersionAdded version(int number, String text, boolean shipped) {
    return new TemplateVersionAdded(ID, number, "courtesy", words(text), shipped);
  }
}
