package io.waybill.messages.user;

/**
 * Asks for one user; answered with a {@link UserView}, or nothing if there is none.
 *
 * @param userId the user
 */
public record FindUser(String userId) {}
