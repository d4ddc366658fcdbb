package huikuan.standalone.foreign;

import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Caller;
import huikuan.platform.web.access.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Says who asks, and has endpoints whose companies stand where those of our endpoints do. */
@RestController
final class Asked {

  /** Which company is meant. */
  record Query(String company) {}

  @AllowedTo({})
  @GetMapping("/api/v1/asked")
  String who() {
    Caller caller = Caller.current().orElseThrow();
    return (caller.actor() + " " + caller.rightsAsText()).strip();
  }

  @AllowedTo(Role.FINANCE)
  @GetMapping("/api/v1/asked/of/{company}")
  String path(@PathVariable String company) {
    return company;
  }

  @AllowedTo(value = Role.FINANCE, of = Of.QUERY)
  @GetMapping("/api/v1/asked/list")
  String list(Query query) {
    return String.valueOf(query.company());
  }

  @AllowedTo(value = Role.FINANCE, of = Of.EVERY)
  @GetMapping("/api/v1/asked/all")
  String all() {
    return "all";
  }
}
