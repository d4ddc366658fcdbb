package huikuan.ledger.histories;

/** Whose account; the company is a letter that each run replaces by one of its own. */
record AccountName(String company, String customer, String currency) {

  String in(String realCompany) {
    return realCompany + "." + customer + "." + currency;
  }

  @Override
  public String toString() {
    return in(company);
  }
}
