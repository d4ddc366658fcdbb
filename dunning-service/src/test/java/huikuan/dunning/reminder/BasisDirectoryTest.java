package huikuan.dunning.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.readiness.ContractClaims;
import huikuan.dunning.readiness.ContractClaims.Known;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class BasisDirectoryTest {

  private static final AccountId ACCOUNT = AccountId.parse("CN01.HX-1001.CNY");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final String FIRST = "reminder.CN01.I-1";
  private static final String SECOND = "reminder.CN01.I-2";

  private final EmbeddedMongo server = EmbeddedMongo.start(null, 0);
  private final MongoClient client = MongoClients.create(server.uri("dunning"));
  private final MongoTemplate mongo = new MongoTemplate(client, "dunning");
  private final ContractClaims claims = new ContractClaims(mongo);

  @BeforeEach
  void twoClaimsOfAContract() {
    take(1, invoice("I-1"));
    take(2, invoice("I-2"));
    assertThat(before()).isEqualTo("10.00 CNY");
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void aClaimIsReversedOnceByTheLedgersEventWhateverItsCase() {
    take(3, new CaseClosed(FIRST, ACCOUNT, "I-1", "settled"));
    assertThat(before()).as("a paid claim keeps its part").isEqualTo("10.00 CNY");
    take(4, reversal("I-1"));
    assertThat(before()).isEqualTo("0.00 CNY");
    take(5, new CaseClosed(FIRST, ACCOUNT, "I-1", "reversed"));
    take(4, reversal("I-1"));
    assertThat(before()).isEqualTo("0.00 CNY");
    assertThat(claims.find(FIRST)).isEmpty();
  }

  @Test
  void aRefundOfTheSameNumberIsAnotherItem() {
    take(3, reversal(new ItemName(ItemKind.REFUND, "I-1")));
    assertThat(before()).isEqualTo("10.00 CNY");
  }

  @Test
  void anOlderReversalIsKnownByTheCaseThatItCloses() {
    take(3, reversal((ItemName) null));
    assertThat(before()).isEqualTo("10.00 CNY");
    take(4, new CaseClosed(FIRST, ACCOUNT, "I-1", "reversed"));
    assertThat(before()).isEqualTo("0.00 CNY");
  }

  @Test
  void aReversalConcernsTheClaimsAndSumsOfItsCustomer() {
    for (ReadModel each : List.of(BasesReadModels.claims(), BasesReadModels.sums())) {
      assertThat(concerned(each, reversal("I-1"))).containsExactly("CN01.HX-1001");
      assertThat(concerned(each, reversal((ItemName) null))).isEmpty();
    }
  }

  private static Collection<String> concerned(ReadModel model, Object event) {
    return ((CollectionReadModel) model).concerned().apply(recorded(1, event));
  }

  private void take(long position, Object event) {
    ((CollectionReadModel) BasesReadModels.claims())
        .projector()
        .apply(mongo)
        .accept(List.of(recorded(position, event)));
  }

  private String before() {
    return claims.find(SECOND).map(Known::place).orElseThrow().before().toString();
  }

  private static InvoicePosted invoice(String number) {
    return new InvoicePosted(
        ACCOUNT, number, DAY, null, DAY, Money.parse("10.00 CNY"), "HT-1", null, null);
  }

  private static OpenItemsChanged reversal(String invoice) {
    return reversal(new ItemName(ItemKind.INVOICE, invoice));
  }

  private static OpenItemsChanged reversal(@Nullable ItemName item) {
    return new OpenItemsChanged(
        ACCOUNT, "reversal", "X-1", DAY, List.of(), List.of(), item, "invoice", null);
  }

  private static RecordedEvent recorded(long position, Object event) {
    return new RecordedEvent(
        position, 0, position + "-0", "name", event, Map.of(), Instant.EPOCH, null, null, 0);
  }
}
