package io.waybill.api.identity;

import io.waybill.messages.Personal;
import io.waybill.messages.Texts;
import io.waybill.messages.user.UserDeactivated;
import io.waybill.messages.user.UserEmailChanged;
import io.waybill.messages.user.UserErased;
import io.waybill.messages.user.UserPasswordChanged;
import io.waybill.messages.user.UserProfileChanged;
import io.waybill.messages.user.UserReactivated;
import io.waybill.messages.user.UserRefreshTokenReused;
import io.waybill.messages.user.UserRegistered;
import io.waybill.messages.user.UserRole;
import io.waybill.messages.user.UserRolesChanged;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets the accounts follow their users, on threads of its own. An account remembers the version it shows, so an event
 * that comes again changes nothing. What an event says about somebody who was erased since is absent, and left alone.
 */
@Component
@ProcessingGroup(WhenUserChangesThenUpdateAccount.NAME)
class WhenUserChangesThenUpdateAccount {

    static final String NAME = "accounts";

    private final JdbcClient jdbc;

    WhenUserChangesThenUpdateAccount(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    @EventHandler
    void on(UserRegistered event, @SequenceNumber long version) {
        update("state = case state when 'PENDING' then 'ACTIVE' else state end", event.userId(), version);
    }

    @EventHandler
    void on(UserProfileChanged event, @SequenceNumber long version) {
        String username = event.username().text();
        if (username != null) {
            update("username = ?", event.userId(), version, username);
        }
    }

    @EventHandler
    void on(UserEmailChanged event, @SequenceNumber long version) {
        Personal email = event.email();
        if (email.text() != null) {
            update("email = ?, sign_in = ?", event.userId(), version, email.text(), Texts.folded(email.text()));
        }
    }

    @EventHandler
    void on(UserRolesChanged event, @SequenceNumber long version) {
        update("roles = ?", event.userId(), version, (Object) names(event.roles()));
    }

    @EventHandler
    void on(UserDeactivated event, @SequenceNumber long version) {
        update("state = 'DEACTIVATED'", event.userId(), version);
    }

    @EventHandler
    void on(UserReactivated event, @SequenceNumber long version) {
        update("state = 'ACTIVE'", event.userId(), version);
    }

    @EventHandler
    void on(UserPasswordChanged event, @SequenceNumber long version) {
        update("state = state", event.userId(), version);
    }

    @EventHandler
    void on(UserRefreshTokenReused event, @SequenceNumber long version) {
        update("state = state", event.userId(), version);
    }

    @EventHandler
    void on(UserErased event, @SequenceNumber long version) {
        update(
                "state = 'ERASED', email = '', sign_in = '', username = '', password_hash = '', roles = '{}'",
                event.userId(),
                version);
        // After the account, whose lock keeps a password change from adding to it.
        jdbc.sql("delete from api.password_history where account_id = ?")
                .param(event.userId())
                .update();
    }

    private void update(String change, String userId, long version, Object... values) {
        jdbc.sql("update api.account set " + change + ", version = ? where id = ? and version < ?")
                .params(values)
                .params(version, userId, version)
                .update();
    }

    private static String[] names(List<UserRole> roles) {
        return roles.stream().map(UserRole::name).toArray(String[]::new);
    }
}
