package huikuan.dunning.readiness;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemName;
import huikuan.contracts.ledger.Subject;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.together.SharedLookup;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Answers by the directory of bases. */
@Component
public class StoredBases implements ClaimBases {

  private final MongoTemplate mongo;
  private final CompanySettings companies;
  private final ContractClaims claims;
  private final SharedLookup<String, Optional<BasisEntry>> entries =
      new SharedLookup<>(this::findAll);

  public StoredBases(MongoTemplate mongo, CompanySettings companies, ContractClaims claims) {
    this.mongo = mongo;
    this.companies = companies;
    this.claims = claims;
  }

  /** A contract of another customer proves nothing, and asks for nothing. */
  @Override
  public ClaimBasis of(AccountId account, ItemName item, @Nullable String contract) {
    String ofItem = new Subject.OfItem(account, item.kind(), item.number()).key();
    String ofContract =
        contract == null ? null : new Subject.OfContract(account.company(), contract).key();
    String ofCustomer = new Subject.OfCustomer(account.customerId()).key();
    Map<String, BasisEntry> known =
        find(
            Stream.of(ofItem, ofCustomer, ofContract == null ? ofItem : ofContract)
                .distinct()
                .toList());
    BasisEntry own = known.get(ofItem);
    BasisEntry customers = known.get(ofCustomer);
    BasisEntry named = ofContract == null ? null : known.get(ofContract);
    Agreement agreed = named == null ? null : named.toAgreement();
    if (named != null && agreed != null && !agreed.isOf(account.customerId())) {
      known.remove(named.id());
      agreed = null;
    }
    return new ClaimBasis(
        required(account.company(), agreed),
        known.values().stream().flatMap(BasisEntry::kinds).collect(Collectors.toSet()),
        customers == null ? Set.of() : customers.numbers(EvidenceKind.PAYMENT_AUTHORISATION),
        own == null ? null : own.state(),
        companies.confirmedWithin(account.company()));
  }

  /**
   * A contract as it stands; empty = it was not told.
   *
   * @param contract the key of its subject
   */
  public Optional<Agreement> agreement(String contract) {
    return entries.get(contract).map(BasisEntry::toAgreement);
  }

  /** The same of several; those that were not told are absent. */
  public Map<String, Agreement> agreements(Collection<String> contracts) {
    Map<String, Agreement> told = new HashMap<>();
    find(contracts)
        .forEach(
            (id, entry) ->
                Optional.ofNullable(entry.toAgreement()).ifPresent(each -> told.put(id, each)));
    return told;
  }

  /** Asked at each step; the place of a claim is looked up only if its contract was told. */
  @Override
  public Optional<StageHolds> holds(
      String caseId, AccountId account, @Nullable String contract, LocalDate today) {
    return contract == null
        ? Optional.empty()
        : agreement(new Subject.OfContract(account.company(), contract).key())
            .flatMap(agreed -> claims.find(caseId).flatMap(claim -> claim.holds(agreed, today)));
  }

  /** Asked for each new claim; most have no contract, and then nothing is looked up. */
  @Override
  public boolean needProofOfGoods(AccountId account, ItemName item, @Nullable String contract) {
    return contract == null
        ? ClaimBasis.needsProofOfGoods(companies.requires(account.company()))
        : of(account, item, contract).needsProofOfGoods();
  }

  private Map<String, BasisEntry> find(Collection<String> ids) {
    Map<String, BasisEntry> found = new HashMap<>();
    entries.getAll(ids).forEach((id, entry) -> entry.ifPresent(each -> found.put(id, each)));
    return found;
  }

  private Map<String, Optional<BasisEntry>> findAll(Collection<String> ids) {
    Map<String, Optional<BasisEntry>> found = new HashMap<>();
    ids.forEach(id -> found.put(id, Optional.empty()));
    mongo
        .find(Query.query(where("_id").in(ids)), BasisEntry.class)
        .forEach(each -> found.put(each.id(), Optional.of(each)));
    return found;
  }

  /** A contract that names none needs what the company does. */
  private Set<EvidenceKind> required(String company, @Nullable Agreement agreement) {
    List<EvidenceKind> asked = agreement == null ? List.of() : agreement.told().requires();
    return asked.isEmpty() ? companies.requires(company) : Set.copyOf(asked);
  }
}
