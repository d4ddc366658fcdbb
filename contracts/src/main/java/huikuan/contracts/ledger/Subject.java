package huikuan.contracts.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ItemKind;

/** The matter that a piece of evidence proves. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "of")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Subject.OfItem.class, name = "item"),
  @JsonSubTypes.Type(value = Subject.OfContract.class, name = "contract"),
  @JsonSubTypes.Type(value = Subject.OfCustomer.class, name = "customer")
})
public sealed interface Subject {

  /** The company that is owed. */
  String company();

  /**
   * The name of the subject. Kinds have no slash and companies no dot, so no two subjects have one
   * key.
   */
  default String key() {
    return switch (this) {
      case OfItem(var account, var kind, var number) ->
          "item/%s/%s.%s".formatted(kind, account.company(), number);
      case OfContract(var company, var contract) -> "contract/%s.%s".formatted(company, contract);
      case OfCustomer(var customer) -> "customer/" + customer;
    };
  }

  /** A claim. */
  record OfItem(AccountId account, ItemKind kind, String number) implements Subject {

    @Override
    public String company() {
      return account.company();
    }
  }

  /** A contract, known by its id alone. */
  record OfContract(String company, String contract) implements Subject {}

  record OfCustomer(CustomerId customer) implements Subject {

    @Override
    public String company() {
      return customer.company();
    }
  }
}
