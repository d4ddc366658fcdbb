package huikuan.notification.message;

/**
 * A request to take a letter to the customer, which a message answers.
 *
 * @param letter its number
 * @param request its number among the letter's requests, from 1
 */
public record LetterRequest(String letter, int request) {}
