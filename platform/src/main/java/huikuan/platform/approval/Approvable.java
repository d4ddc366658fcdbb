package huikuan.platform.approval;

import huikuan.platform.web.ProblemException;
import java.time.Instant;

/** Brings decisions to the aggregate that keeps the proposals of a kind. */
public interface Approvable {

  /** The first part of its proposals' ids. */
  String kind();

  /**
   * @return what it comes to
   * @throws ProblemException if what was proposed can't be done now; the proposal stays
   */
  Verdict approve(ApprovalEntry proposal, Instant now);

  /**
   * @return what it comes to
   */
  Verdict reject(ApprovalEntry proposal, String reason);
}
