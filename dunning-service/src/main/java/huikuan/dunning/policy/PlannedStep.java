package huikuan.dunning.policy;

import java.time.Instant;

/** A step that will be taken if the claim is still open then. */
public record PlannedStep(String level, Instant at) {}
