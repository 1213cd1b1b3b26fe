package io.waybill.messages.user;

/**
 * Asks whether what is sealed for a person is unreadable for good; answered with a {@link Boolean}.
 *
 * @param personId the person
 */
public record ArePersonalKeysDestroyed(String personId) {}
