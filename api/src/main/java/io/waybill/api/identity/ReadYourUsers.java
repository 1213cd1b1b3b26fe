package io.waybill.api.identity;

import io.waybill.api.live.ReadYourWrites;
import io.waybill.api.live.ReadYourWrites.Shown;
import io.waybill.api.message.Queries;
import io.waybill.messages.live.LiveChange;
import io.waybill.messages.user.FindUser;
import io.waybill.messages.user.UserVersion;
import io.waybill.messages.user.UserView;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets a request about a user answer only once the read model of users shows what was written, where it asks for that. */
@Component
class ReadYourUsers {

    private final ReadYourWrites readYourWrites;
    private final Queries queries;

    ReadYourUsers(ReadYourWrites readYourWrites, Queries queries) {
        this.readYourWrites = readYourWrites;
        this.queries = queries;
    }

    /** What the read model shows of the user that was written. */
    Mono<Shown<UserView>> shown(UserVersion written, ServerWebExchange exchange) {
        return readYourWrites.shown(
                exchange,
                LiveChange.USER,
                written.userId(),
                written.version(),
                user(written.userId()),
                UserView::version);
    }

    /** The user, in the version that the request needs at least; empty where there is none. */
    Mono<UserView> read(String userId, ServerWebExchange exchange) {
        return readYourWrites.read(exchange, LiveChange.USER, userId, user(userId), UserView::version);
    }

    private Mono<UserView> user(String userId) {
        return queries.ask(new FindUser(userId), UserView.class);
    }
}
