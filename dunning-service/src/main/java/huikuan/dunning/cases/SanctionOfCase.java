package huikuan.dunning.cases;

/** A sanction of an escalation that is proposed or in force. */
record SanctionOfCase(int number, String kind, boolean inForce) {}
