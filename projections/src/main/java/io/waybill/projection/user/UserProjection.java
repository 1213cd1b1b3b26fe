package io.waybill.projection.user;

import io.waybill.messages.user.EmailClaimed;
import io.waybill.messages.user.EmailReleased;
import io.waybill.messages.user.UserEvent;
import io.waybill.messages.user.UsernameClaimed;
import io.waybill.messages.user.UsernameReleased;
import io.waybill.projection.engine.Batch;
import io.waybill.projection.engine.Places;
import io.waybill.projection.engine.PostgresPlaces;
import io.waybill.projection.engine.Projection;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the users in PostgreSQL. */
@Component
class UserProjection implements Projection {

    /** What happened to a claim on an address or a name, and not to the user. */
    private static final Set<Class<?>> OF_CLAIMS =
            Set.of(EmailClaimed.class, EmailReleased.class, UsernameClaimed.class, UsernameReleased.class);

    private final PostgresPlaces places;
    private final JdbcClient jdbc;

    UserProjection(DataSource dataSource) {
        this.places = new PostgresPlaces(
                "users", List.of("app_user"), new ClassPathResource("users.sql", UserProjection.class), dataSource);
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public String name() {
        return "users";
    }

    /** What is said of one aggregate concerns no other, so several threads may write. */
    @Override
    public int segments() {
        return 2;
    }

    @Override
    public Places places() {
        return places;
    }

    @Override
    public boolean handles(Class<?> eventType) {
        return UserEvent.class.isAssignableFrom(eventType) && !OF_CLAIMS.contains(eventType);
    }

    @Override
    public Batch begin(String place) {
        return new UserBatch(place, jdbc);
    }
}
