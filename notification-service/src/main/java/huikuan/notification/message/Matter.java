package huikuan.notification.message;

import huikuan.contracts.AccountId;

/**
 * The case, account, invoice and level of a message.
 *
 * @param caseId the reminder case that asked for it
 * @param request which of the case's requests it is
 * @param level {@code reminder-1}, {@code reminder-2} or {@code demand}
 */
public record Matter(String caseId, int request, AccountId account, String invoice, String level) {}
