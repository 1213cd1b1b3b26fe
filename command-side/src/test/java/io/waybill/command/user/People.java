package io.waybill.command.user;

import io.waybill.command.Decisions;
import io.waybill.command.Pseudonyms;
import io.waybill.messages.Texts;

/** Users and what only one of them can have, for given, when and then. */
final class People {

    private static final Pseudonyms PSEUDONYMS = (kind, value) -> kind + ":" + Texts.folded(value);

    private People() {}

    static Decisions decide() {
        return Decisions.of(configurer -> configurer
                .configureAggregate(User.class)
                .configureAggregate(EmailClaim.class)
                .configureAggregate(UsernameClaim.class)
                .registerComponent(
                        UniqueValues.class,
                        axon -> new UniqueValues(
                                axon.repository(EmailClaim.class), axon.repository(UsernameClaim.class), PSEUDONYMS))
                .registerCommandHandler(axon ->
                        new UserRegistration(axon.repository(User.class), axon.getComponent(UniqueValues.class))));
    }
}
