package huikuan.notification.message;

import huikuan.contracts.AccountId;

/**
 * A step of a reminder case, which a message answers.
 *
 * @param caseId the reminder case that asked for it
 * @param request which of the case's requests it is
 * @param level {@code reminder-1}, {@code reminder-2} or {@code demand}
 */
public record Step(String caseId, int request, AccountId account, String invoice, String level) {}
