package huikuan.chaos.collecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StoryTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

  @Test
  void theSameSeedPlaysTheSameStories() {
    assertThat(Story.of(5)).isEqualTo(Story.of(5)).isNotEqualTo(Story.of(6));
  }

  @Test
  void eachDeedIsARequestWithNothingLeftToFillIn() {
    for (Story story : Story.of(5)) {
      List<Deed> deeds = story.deeds().stream().flatMap(List::stream).toList();
      assertThat(deeds).isNotEmpty();
      for (Deed deed : deeds) {
        Deed filled = deed.of(story.customer(), TODAY, "batch.CN02.A-1");
        assertThat(filled.path() + filled.body()).doesNotContain("{c}", "{+", "{last}");
        assertThat(filled.method()).isIn("POST", "PUT");
        if (!filled.body().isEmpty()) {
          assertThat(new JsonMapper().readTree(filled.body()).isContainer()).isTrue();
        }
      }
    }
  }

  @Test
  void daysAreCountedFromTheClocks() {
    Deed deed = Deed.parse("li.na PUT /customers/{c} {\"on\":\"{+31}\",\"of\":\"{last}\"}");
    assertThat(deed.of("g1", TODAY, "x"))
        .isEqualTo(
            new Deed("li.na", "PUT", "/customers/g1", "{\"on\":\"2026-04-01\",\"of\":\"x\"}"));
    assertThatThrownBy(() -> Deed.parse("li.na PUT")).hasMessageContaining("li.na PUT");
  }

  @Test
  void aStoryBeginsAtItsStandstillAndHasAnEnd() {
    Deed deed = Deed.parse("li.na POST /a");
    Story story = new Story("g1", 2, List.of(List.of(deed), List.of()));
    assertThat(story.at(1)).isEmpty();
    assertThat(story.at(2)).containsExactly(deed);
    assertThat(story.at(3)).isEmpty();
    assertThat(story.at(4)).isEmpty();
  }
}
