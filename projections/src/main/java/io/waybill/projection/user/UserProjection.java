package io.waybill.projection.user;

import io.waybill.messages.live.LiveChange;
import io.waybill.messages.user.UserDeactivated;
import io.waybill.messages.user.UserEmailChanged;
import io.waybill.messages.user.UserErased;
import io.waybill.messages.user.UserPasswordChanged;
import io.waybill.messages.user.UserProfileChanged;
import io.waybill.messages.user.UserReactivated;
import io.waybill.messages.user.UserRegistered;
import io.waybill.messages.user.UserRole;
import io.waybill.messages.user.UserRolesChanged;
import io.waybill.projection.Position;
import io.waybill.projection.live.LiveAnnouncements;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the users in PostgreSQL. What an event says about somebody who was erased since is absent, and kept as absent. */
@Component
@ProcessingGroup("users")
class UserProjection {

    private final JdbcClient jdbc;
    private final LiveAnnouncements live;

    UserProjection(JdbcClient jdbc, LiveAnnouncements live) {
        this.jdbc = jdbc;
        this.live = live;
    }

    @EventHandler
    void on(UserRegistered event, @Timestamp Instant registeredAt, @SequenceNumber long version, TrackingToken token) {
        jdbc.sql("""
                        insert into projection.app_user (id, email, username, roles, active, created_at, version)
                        values (:id, :email, :username, :roles, true, :createdAt, :version)
                        on conflict (id) do nothing""")
                .param("id", event.userId())
                .param("email", event.email().text(), Types.VARCHAR)
                .param("username", event.username().text(), Types.VARCHAR)
                .param("roles", names(event.roles()))
                .param("createdAt", java.sql.Timestamp.from(registeredAt))
                .param("version", version)
                .update();
        announce(event.userId(), version, token);
    }

    @EventHandler
    void on(UserProfileChanged event, @SequenceNumber long version, TrackingToken token) {
        update("username = ?", event.userId(), version, token, event.username().text());
    }

    @EventHandler
    void on(UserEmailChanged event, @SequenceNumber long version, TrackingToken token) {
        update("email = ?", event.userId(), version, token, event.email().text());
    }

    @EventHandler
    void on(UserRolesChanged event, @SequenceNumber long version, TrackingToken token) {
        update("roles = ?", event.userId(), version, token, (Object) names(event.roles()));
    }

    @EventHandler
    void on(UserDeactivated event, @SequenceNumber long version, TrackingToken token) {
        update("active = false", event.userId(), version, token);
    }

    @EventHandler
    void on(UserReactivated event, @SequenceNumber long version, TrackingToken token) {
        update("active = true", event.userId(), version, token);
    }

    @EventHandler
    void on(UserPasswordChanged event, @SequenceNumber long version, TrackingToken token) {
        update("active = active", event.userId(), version, token);
    }

    @EventHandler
    void on(UserErased event, @SequenceNumber long version, TrackingToken token) {
        update("email = null, username = null, roles = '{}', active = false", event.userId(), version, token);
    }

    private void update(String change, String userId, long version, TrackingToken token, @Nullable Object... values) {
        jdbc.sql("update projection.app_user set " + change + ", version = ? where id = ?")
                .params(values)
                .params(version, userId)
                .update();
        announce(userId, version, token);
    }

    private void announce(String userId, long version, TrackingToken token) {
        live.changed(new LiveChange(LiveChange.USER, userId, version, Position.of(token)));
    }

    private static String[] names(List<UserRole> roles) {
        return roles.stream().map(UserRole::name).toArray(String[]::new);
    }
}
