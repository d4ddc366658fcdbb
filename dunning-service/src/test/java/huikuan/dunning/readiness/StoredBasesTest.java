package huikuan.dunning.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.ledger.BasisEvent;
import huikuan.contracts.ledger.BasisEvent.ContractChanged;
import huikuan.contracts.ledger.BasisEvent.EvidenceAttached;
import huikuan.contracts.ledger.Subject;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.company.CompanySettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class StoredBasesTest {

  private static final AccountId OWN = AccountId.parse("CN01.C-1.CNY");
  private static final AccountId OTHER = AccountId.parse("CN01.C-2.CNY");
  private static final ItemName ITEM = new ItemName(ItemKind.INVOICE, "I-1");
  private static final String CONTRACT = "HT-1";

  private final EmbeddedMongo server = EmbeddedMongo.start(null, 0);
  private final MongoClient client = MongoClients.create(server.uri("dunning"));
  private final MongoTemplate mongo = new MongoTemplate(client, "dunning");
  private final CompanySettings companies = new CompanySettings(Map.of());
  private final StoredBases bases = new StoredBases(mongo, companies, new ContractClaims(mongo));

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void theContractOfTheClaimsCustomerAsksForEvidenceAndItsOwnCounts() {
    agree();
    attach(new Subject.OfContract("CN01", CONTRACT), EvidenceKind.SIGNED_DELIVERY_NOTE);
    ClaimBasis basis = bases.of(OWN, ITEM, CONTRACT);
    assertThat(basis.required()).containsExactly(EvidenceKind.SIGNED_DELIVERY_NOTE);
    assertThat(basis.attached()).containsExactly(EvidenceKind.SIGNED_DELIVERY_NOTE);
    assertThat(bases.needProofOfGoods(OWN, ITEM, CONTRACT)).isTrue();
  }

  @Test
  void theContractOfAnotherCustomerAsksForNothingAndProvesNothing() {
    agree();
    attach(new Subject.OfContract("CN01", CONTRACT), EvidenceKind.SIGNED_DELIVERY_NOTE);
    attach(new Subject.OfCustomer(OTHER.customerId()), EvidenceKind.ACCEPTANCE_REPORT);
    ClaimBasis basis = bases.of(OTHER, ITEM, CONTRACT);
    assertThat(basis.required()).isEqualTo(companies.requires("CN01"));
    assertThat(basis.attached())
        .as("its own counts as before")
        .containsExactly(EvidenceKind.ACCEPTANCE_REPORT);
    assertThat(bases.needProofOfGoods(OTHER, ITEM, CONTRACT)).isFalse();
  }

  /** It is not known whose the contract is. */
  @Test
  void theEvidenceOfAContractThatWasNotToldCounts() {
    attach(new Subject.OfContract("CN01", CONTRACT), EvidenceKind.SIGNED_DELIVERY_NOTE);
    ClaimBasis basis = bases.of(OWN, ITEM, CONTRACT);
    assertThat(basis.required()).isEqualTo(companies.requires("CN01"));
    assertThat(basis.attached()).containsExactly(EvidenceKind.SIGNED_DELIVERY_NOTE);
  }

  private void agree() {
    take(
        new ContractChanged(
            "CN01",
            CONTRACT,
            OWN.customerId(),
            false,
            List.of(),
            List.of(),
            List.of(EvidenceKind.SIGNED_DELIVERY_NOTE)));
  }

  private void attach(Subject subject, EvidenceKind kind) {
    take(new EvidenceAttached(subject, 1, kind));
  }

  private void take(BasisEvent event) {
    String id = BasisEntry.of(event);
    BasisEntry known = mongo.findById(id, BasisEntry.class);
    mongo.save((known == null ? BasisEntry.empty(id) : known).after(event));
  }
}
