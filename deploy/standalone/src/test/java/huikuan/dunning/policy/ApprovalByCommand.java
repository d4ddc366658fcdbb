package huikuan.dunning.policy;

import huikuan.dunning.policy.PolicyCommand.ApproveVersion;

/** The approval of a version, for which there is no endpoint. */
public final class ApprovalByCommand {

  private ApprovalByCommand() {}

  public static Object of(String policy, int version) {
    return new ApproveVersion(new PolicyKey(policy), version);
  }
}
