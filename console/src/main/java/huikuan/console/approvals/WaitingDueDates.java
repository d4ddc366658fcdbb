package huikuan.console.approvals;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Formats;
import huikuan.console.page.Frame;
import huikuan.console.page.PermittedParts;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The extensions of an account's invoices, and the ends of extensions, that wait for approval. */
public record WaitingDueDates(Frame frame, List<Answer> proposals) {

  private static final String EXTENSION = "extension";

  /**
   * The proposals of an account as of now, asked for side by side with what else is asked.
   *
   * @return null = they are not for the person, or the page is about the past
   */
  public static Supplier<@Nullable Part<WaitingDueDates>> begin(
      Api api, Frame frame, String account) {
    return PermittedParts.begin(
        api,
        frame.dates().isNow() && frame.offers(Proposals.path(Proposals.LEDGER)),
        () -> new WaitingDueDates(frame, Proposals.ofAccount(api, frame, account)));
  }

  /**
   * Those of one invoice, each with its {@code proposer} and the {@code link} to where it is
   * decided.
   *
   * @param extension the number of the invoice's last extension that stands; null = none does
   */
  public List<Answer> of(String invoice, @Nullable String extension) {
    return proposals.stream()
        .filter(each -> isOf(each.object(Proposals.DOCUMENT), invoice, extension))
        .map(this::shown)
        .toList();
  }

  private static boolean isOf(Answer document, String invoice, @Nullable String extension) {
    return switch (String.valueOf(document.text("kind"))) {
      case EXTENSION -> invoice.equals(document.text("invoice"));
      case "reversal" ->
          document.get("reverses") instanceof Answer reversed
              && EXTENSION.equals(reversed.text("kind"))
              && String.valueOf(reversed.text("number")).equals(extension);
      default -> false;
    };
  }

  private Answer shown(Answer proposal) {
    return proposal
        .with("proposer", Formats.actor(proposal.get("proposedBy")))
        .with("link", Proposals.link(frame, Proposals.LEDGER, proposal.text("id")));
  }
}
