package io.waybill.api.hot;

import io.waybill.api.message.Preconditions;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * How a thing reads, as it is sent: written once, however often it is read. It is sent from here: that Spring finds out how to send
 * bytes costs more than sending them.
 *
 * @param version the version of the thing; of a page of things, 0
 * @param json the view as JSON; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
public record HotView(long version, byte[] json) {

    /** Answers whoever asks for the thing, or says that it is as he knows it (304). */
    public Mono<Void> answer(ServerWebExchange exchange) {
        String tag = Preconditions.eTag(version);
        boolean depends = exchange.getRequest().getHeaders().getFirst(HttpHeaders.IF_NONE_MATCH) != null;
        if (depends && exchange.checkNotModified(tag)) {
            return exchange.getResponse().setComplete();
        }
        exchange.getResponse().getHeaders().set(HttpHeaders.ETAG, tag);
        return answerAsPage(exchange);
    }

    /** Answers whoever asks for a page of things, which has no version. */
    public Mono<Void> answerAsPage(ServerWebExchange exchange) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatus.OK);
        response.getHeaders().set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        response.getHeaders().setContentLength(json.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(json)));
    }
}
