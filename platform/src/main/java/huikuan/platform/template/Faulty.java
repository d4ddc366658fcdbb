package huikuan.platform.template;

/** A template that cannot be filled in. */
final class Faulty extends RuntimeException {

  private final TemplateFault fault;

  Faulty(TemplateFault fault) {
    super(fault.field() + ": " + fault.described());
    this.fault = fault;
  }

  TemplateFault fault() {
    return fault;
  }
}
