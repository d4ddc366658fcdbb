package huikuan.console.page;

import huikuan.console.signin.Person;
import huikuan.console.views.NamedView;
import huikuan.console.views.NamedViews;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A view is named where it is seen, and forgotten there. */
@Screen
final class ViewsController {

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_ADDRESS = 2_000;

  private final NamedViews views;

  ViewsController(NamedViews views) {
    this.views = views;
  }

  @PostMapping("/views")
  String keep(
      Person person,
      @RequestParam String name,
      @RequestParam String back,
      RedirectAttributes after) {
    String address = Paths.own(back);
    String called = name.strip().replaceAll("[\\p{Cntrl}\\p{Cf}]", "");
    if (called.isEmpty() || called.length() > LONGEST_NAME || address.length() > LONGEST_ADDRESS) {
      after.addFlashAttribute("warned", "view.refused");
    } else if (views.keep(NamedView.of(person.name(), called, address))) {
      after.addFlashAttribute("done", "view.kept");
    } else {
      after.addFlashAttribute("warned", "view.full");
    }
    return "redirect:" + address;
  }

  @PostMapping("/views/forget")
  String forget(
      Person person,
      @RequestParam String name,
      @RequestParam String back,
      RedirectAttributes after) {
    views.forget(person.name(), name);
    after.addFlashAttribute("done", "view.forgotten");
    return "redirect:" + Paths.own(back);
  }
}
