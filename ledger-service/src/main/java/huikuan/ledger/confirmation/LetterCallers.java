package huikuan.ledger.confirmation;

import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.access.Caller;
import huikuan.platform.web.access.Role;

/** Auditors see to their letters, and the company to its own. */
final class LetterCallers {

  /** Whether the caller is an auditor of the company. */
  static boolean isAuditor(String company) {
    return Caller.current().orElseThrow().companies(Role.AUDITOR).has(company);
  }

  /** Whether the caller is an auditor of all companies. */
  static boolean isAuditorOfAll() {
    return Caller.current().orElseThrow().companies(Role.AUDITOR).all();
  }

  /**
   * @param auditor whether the letter is an auditor's
   * @throws ProblemException if it is not the caller's to see to
   */
  static void requireOwn(String company, boolean auditor) {
    if (auditor && !isAuditor(company)) {
      throw new ProblemException(LetterProblems.problem(new LetterRefusal.AuditorsLetter()));
    }
    if (!auditor && !isCompany(company)) {
      throw new ProblemException(
          Problem.of(
              "companys-letter",
              "The letter is the company's",
              403,
              "An auditor's letter names the auditor as replyTo; this one does not."));
    }
  }

  private static boolean isCompany(String company) {
    return Caller.current().orElseThrow().companies(Role.FINANCE, Role.COLLECTOR).has(company);
  }

  private LetterCallers() {}
}
