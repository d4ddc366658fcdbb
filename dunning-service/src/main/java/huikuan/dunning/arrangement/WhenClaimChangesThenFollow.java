package huikuan.dunning.arrangement;

import huikuan.dunning.claim.ClaimEvent;
import huikuan.dunning.claim.ClaimEvent.ClaimAdjusted;
import huikuan.dunning.claim.ClaimEvent.ClaimReduced;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Tells the arrangements about a claim what is paid of it, credited, or open again. */
@Component
@ProcessingGroup(ArrangedClaims.PROCESSOR)
class WhenClaimChangesThenFollow {

  private final ArrangedClaims claims;
  private final Followers followers;

  WhenClaimChangesThenFollow(ArrangedClaims claims, Followers followers) {
    this.claims = claims;
    this.followers = followers;
  }

  @EventHandler
  void on(ClaimReduced event, @Timestamp Instant at) {
    follow(event, at);
  }

  @EventHandler
  void on(ClaimAdjusted event, @Timestamp Instant at) {
    follow(event, at);
  }

  private void follow(ClaimEvent event, Instant at) {
    for (ArrangementId each : claims.of(event.caseId())) {
      ClaimChange.of(event, at)
          .ifPresent(
              change ->
                  followers.follow(this, each, () -> followers.of(each).follow(each, change)));
    }
  }
}
