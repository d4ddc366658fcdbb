package huikuan.ledger.balances;

import java.sql.SQLException;

/** The read model's database failed. */
final class BalancesUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BalancesUnavailable(SQLException cause) {
    super(cause);
  }
}
