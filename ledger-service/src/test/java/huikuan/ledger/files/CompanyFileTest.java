package huikuan.ledger.files;

import huikuan.ledger.files.FileEvent.FileKept;
import huikuan.platform.blob.BlobHash;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class CompanyFileTest {

  private static final BlobHash HASH = BlobHash.of(new byte[] {1});
  private static final FileKept KEPT = new FileKept("CN01", HASH, "image/png", 1, "a.png");

  private final FixtureConfiguration<CompanyFile> files =
      new AggregateTestFixture<>(CompanyFile.class);

  @Test
  void aFileIsKept() {
    files
        .givenNoPriorActivity()
        .when(new KeepFile(KEPT))
        .expectResultMessagePayload(true)
        .expectEvents(KEPT);
  }

  @Test
  void oneThatTheCompanyHasStaysAsItWasNamedFirst() {
    files
        .given(KEPT)
        .when(new KeepFile(new FileKept("CN01", HASH, "image/png", 1, "b.png")))
        .expectResultMessagePayload(false)
        .expectNoEvents();
  }
}
