package huikuan.console.page;

import huikuan.console.signin.Drafts;
import huikuan.console.signin.Drafts.Draft;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows what was typed before its person had to sign in again; it is sent by a click. */
@Screen
final class UnsentController {

  private final Drafts drafts;

  UnsentController(Drafts drafts) {
    this.drafts = drafts;
  }

  @GetMapping(Drafts.PATH)
  String unsent(HttpServletRequest request, Model model) {
    Optional<Draft> draft = drafts.kept(request);
    if (draft.isEmpty()) {
      return "redirect:/";
    }
    drafts.forget(request);
    model.addAttribute("draft", draft.get());
    return "unsent";
  }
}
