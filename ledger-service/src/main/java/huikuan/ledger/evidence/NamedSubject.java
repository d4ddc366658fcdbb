package huikuan.ledger.evidence;

import huikuan.contracts.ledger.Subject;
import huikuan.platform.web.NotAParameter;

/** The subject that a path names. */
record NamedSubject(Subject subject) implements NotAParameter {}
