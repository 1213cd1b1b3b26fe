package io.waybill.projection.user;

import io.waybill.messages.live.LiveChange;
import io.waybill.messages.user.UserDeactivated;
import io.waybill.messages.user.UserEmailChanged;
import io.waybill.messages.user.UserErased;
import io.waybill.messages.user.UserEvent;
import io.waybill.messages.user.UserProfileChanged;
import io.waybill.messages.user.UserReactivated;
import io.waybill.messages.user.UserRegistered;
import io.waybill.messages.user.UserRole;
import io.waybill.messages.user.UserRolesChanged;
import io.waybill.projection.engine.Batch;
import io.waybill.projection.engine.Columns;
import io.waybill.projection.engine.ProjectedEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a batch of events comes to: of each user what is new. What an event says about somebody who was erased since is
 * absent, and kept as absent.
 */
final class UserBatch implements Batch {

    private final String place;
    private final JdbcClient jdbc;
    private final Map<String, News> news = new LinkedHashMap<>();

    UserBatch(String place, JdbcClient jdbc) {
        this.place = place;
        this.jdbc = jdbc;
    }

    @Override
    public void add(ProjectedEvent event) {
        var happened = (UserEvent) event.payload();
        var user = news.computeIfAbsent(happened.userId(), News::new);
        switch (happened) {
            case UserRegistered registered -> {
                user.registeredAt = event.at();
                user.setEmail(registered.email().text());
                user.setUsername(registered.username().text());
                user.roles = names(registered.roles());
                user.active = true;
            }
            case UserProfileChanged changed ->
                user.setUsername(changed.username().text());
            case UserEmailChanged changed -> user.setEmail(changed.email().text());
            case UserRolesChanged changed -> user.roles = names(changed.roles());
            case UserDeactivated deactivated -> user.active = false;
            case UserReactivated reactivated -> user.active = true;
            case UserErased erased -> {
                user.setEmail(null);
                user.setUsername(null);
                user.roles = "";
                user.active = false;
            }
            // Of every other event the row has to show only that it is this far.
            default -> {}
        }
        user.version = event.version();
        user.position = event.position();
    }

    private static String names(List<UserRole> roles) {
        return roles.stream().map(UserRole::name).collect(Collectors.joining(","));
    }

    @Override
    public void write() {
        var registered =
                news.values().stream().filter(user -> user.registeredAt != null).toList();
        if (!registered.isEmpty()) {
            insert(registered);
        }
        if (!news.isEmpty()) {
            update();
        }
    }

    private void insert(List<News> registered) {
        var column = new Columns<>(registered);
        jdbc.sql("""
                        insert into %s.app_user (id, roles, active, created_at, version)
                        select id, '{}', false, created_at, 0
                        from unnest(?::text[], ?::timestamptz[]) n (id, created_at)
                        on conflict (id) do nothing""".formatted(place))
                .param(column.texts(user -> user.id))
                .param(column.moments(user -> user.registeredAt))
                .update();
    }

    private void update() {
        var column = new Columns<>(news.values());
        jdbc.sql("""
                        update %s.app_user u
                        set email = case when n.email_is_new then n.email else u.email end,
                            username = case when n.username_is_new then n.username else u.username end,
                            roles = coalesce(string_to_array(n.roles, ','), u.roles),
                            active = coalesce(n.active, u.active),
                            version = n.version
                        from unnest(?::text[], ?::boolean[], ?::text[], ?::boolean[], ?::text[], ?::text[],
                                    ?::boolean[], ?::bigint[])
                            n (id, email_is_new, email, username_is_new, username, roles, active, version)
                        where u.id = n.id""".formatted(place))
                .param(column.texts(user -> user.id))
                .param(column.booleans(user -> user.emailIsNew))
                .param(column.texts(user -> user.email))
                .param(column.booleans(user -> user.usernameIsNew))
                .param(column.texts(user -> user.username))
                .param(column.texts(user -> user.roles))
                .param(column.booleans(user -> user.active))
                .param(column.longs(user -> user.version))
                .update();
    }

    @Override
    public Collection<LiveChange> changes() {
        return news.values().stream()
                .map(user -> new LiveChange(LiveChange.USER, user.id, user.version, user.position))
                .toList();
    }

    /** What is new of a user; of roles and being active, what is absent stays as it was. */
    private static final class News {

        private final String id;
        private @Nullable Instant registeredAt;
        private boolean emailIsNew;
        private @Nullable String email;
        private boolean usernameIsNew;
        private @Nullable String username;
        private @Nullable String roles;
        private @Nullable Boolean active;
        private long version;
        private long position;

        News(String id) {
            this.id = id;
        }

        void setEmail(@Nullable String email) {
            this.email = email;
            emailIsNew = true;
        }

        void setUsername(@Nullable String username) {
            this.username = username;
            usernameIsNew = true;
        }
    }
}
