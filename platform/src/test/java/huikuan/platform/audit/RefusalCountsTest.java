package huikuan.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.platform.web.access.AuditedRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RefusalCountsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  private final RefusalCounts counts = new RefusalCounts();

  private void refuse(String actor, String company) {
    AuditedRequest request =
        new AuditedRequest(actor, "GET /books", new TreeMap<>(Map.of("company", company)));
    counts.add(request, "not-found", NOW);
  }

  @Test
  void aFloodOfCallersSharesAnEntry() {
    for (int caller = 0; caller < 2_000; caller++) {
      refuse("person:p" + caller, "CN01");
    }
    refuse("person:p0", "CN01");

    List<AuditNote> notes = counts.drain();

    assertThat(notes).hasSize(501);
    assertThat(notes.getFirst().count()).isEqualTo(2);
    assertThat(notes.getLast().request().actor()).isEqualTo("others");
    assertThat(notes.getLast().count()).isEqualTo(1_500);
    assertThat(counts.drain()).isEmpty();
  }

  @Test
  void ofManyCompaniesTenAreNamed() {
    for (int company = 10; company < 40; company++) {
      refuse("person:p", "C" + company);
    }
    AuditNote note = counts.drain().getFirst();
    assertThat(note.count()).isEqualTo(30);
    assertThat(note.request().asked().get("company"))
        .isEqualTo("C10,C11,C12,C13,C14,C15,C16,C17,C18,C19");
  }
}
