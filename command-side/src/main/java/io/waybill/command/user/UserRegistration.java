package io.waybill.command.user;

import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.user.RegisterUser;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Registers a user: the email address, the username and the user come to be in one append, or none of them does. A
 * request that comes again makes the same id, finds its user and is answered as the first time.
 */
@Component
class UserRegistration {

    private final Repository<User> users;
    private final UniqueValues values;

    UserRegistration(Repository<User> users, UniqueValues values) {
        this.users = users;
        this.values = values;
    }

    @CommandHandler
    CommandResultMessage<?> handle(RegisterUser command, CommandMessage<?> message) throws Exception {
        var user = users.loadOrCreate(command.userId(), User::new);
        boolean replayed = user.invoke(existing -> existing.wasRegisteredBy(message));
        if (!replayed) {
            String emailClaim = values.takeEmail(command.email(), null, command.userId());
            String usernameClaim = values.takeUsername(command.username(), null, command.userId());
            String customerId = values.customerId(command.email());
            user.execute(created -> created.register(command, emailClaim, usernameClaim, customerId));
        }
        return GenericCommandResultMessage.asCommandResultMessage(User.registered(command.userId()))
                .andMetaData(replayed ? Map.of(MetaDataKeys.REPLAYED, true) : Map.of());
    }
}
