package huikuan.standalone.imports;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The facts of a row, by the name that a mapping uses. */
enum Field {
  COMPANY("company", Use.REQUIRED, null),
  CUSTOMER("customer", Use.REQUIRED, null),
  CURRENCY("currency", Use.REQUIRED, null),
  NUMBER("number", Use.REQUIRED, null),
  POSTED_ON("postedOn", Use.REQUIRED, null),
  DUE_ON("dueOn", Use.OPTIONAL, null),
  AMOUNT("amount", Use.REQUIRED, null),
  CONTRACT("contract", Use.OPTIONAL, null),
  SETTLED_ON("settledOn", Use.OPTIONAL, null),
  RECEIPT("receipt", Use.OPTIONAL, "R-{number}"),
  CUSTOMER_NAME("customerName", Use.CUSTOMER, null),
  TAX_NUMBER("taxNumber", Use.CUSTOMER, null),
  ADDRESS("address", Use.CUSTOMER, null),
  LOCALE("locale", Use.CUSTOMER, null),
  TIME_ZONE("timeZone", Use.CUSTOMER, null),
  COUNTRY("country", Use.CUSTOMER, null),
  CUSTOMER_CLASS("customerClass", Use.CUSTOMER, null),
  CONTACT_NAME("contactName", Use.CUSTOMER, null),
  CONTACT_EMAIL("contactEmail", Use.CUSTOMER, null);

  /** The part of a row that a field belongs to. */
  private enum Use {
    /** Without it there is no invoice. */
    REQUIRED,
    OPTIONAL,
    /** Master data: a customer keeps what the mapping does not name. */
    CUSTOMER
  }

  private static final Map<String, Field> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Field::toString, Function.identity()));

  private final String name;
  private final Use use;
  private final @Nullable String standard;

  Field(String name, Use use, @Nullable String standard) {
    this.name = name;
    this.use = use;
    this.standard = standard;
  }

  static @Nullable Field named(String name) {
    return BY_NAME.get(name);
  }

  boolean required() {
    return use == Use.REQUIRED;
  }

  /** The value if neither mapping nor cell has one; null = none. */
  @Nullable String standard() {
    return standard;
  }

  @Override
  public String toString() {
    return name;
  }
}
