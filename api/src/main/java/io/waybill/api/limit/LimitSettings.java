package io.waybill.api.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What clients may ask of this system.
 *
 * @param user how often a person who is signed in may ask
 * @param address how often anybody at one network address may ask
 * @param signIn how often anybody at one network address may try to sign in
 * @param registration how often anybody at one network address may try to register
 * @param streamsPerUser how many streams a person may have open at a node; a network address where nobody is signed in
 * @param streamsPerNode how many streams a node keeps open
 */
@ConfigurationProperties("waybill.limits")
public record LimitSettings(
        Rate user,
        Rate address,
        Rate signIn,
        Rate registration,
        @DefaultValue("20") int streamsPerUser,
        @DefaultValue("2000") int streamsPerNode) {

    /**
     * @throws IllegalArgumentException if a node would not keep a single stream open
     */
    public LimitSettings {
        if (streamsPerUser < 1 || streamsPerNode < 1) {
            throw new IllegalArgumentException("waybill.limits.streams-per-user and -per-node are at least 1");
        }
    }
}
