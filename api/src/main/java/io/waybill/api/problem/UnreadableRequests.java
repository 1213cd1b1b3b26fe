package io.waybill.api.problem;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;

/**
 * Says in a problem document what is wrong with a request that is not even HTTP, or has an address that is none. The
 * server refuses these by itself, with a status and nothing else, before any other part of the edge sees them. What
 * follows such a request is not read: its connection is closed.
 */
@Component
class UnreadableRequests implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    private static final String DETAIL =
            "The request cannot be read: its first line, its headers or its address are not as HTTP has them.";

    private final Problems problems;

    UnreadableRequests(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.doOnChannelInit((observer, channel, address) -> channel.pipeline()
                .addBefore(NettyPipeline.HttpTrafficHandler, UnreadableRequests.class.getName(), new Handler())));
    }

    private static ProblemType type(int status) {
        return switch (status) {
            case 413 -> ProblemType.TOO_LARGE;
            case 414 -> ProblemType.URI_TOO_LONG;
            case 431 -> ProblemType.HEADERS_TOO_LARGE;
            case 503 -> ProblemType.UNAVAILABLE;
            default -> status < 500 ? ProblemType.INVALID_REQUEST : ProblemType.INTERNAL;
        };
    }

    /**
     * Refuses what is no request by itself, once the answers before it are sent, and puts a problem document into each
     * other refusal that says nothing. For one connection.
     */
    private final class Handler extends ChannelDuplexHandler {

        private String path = "";
        private int unanswered;
        private @Nullable HttpResponseStatus refusing;
        private boolean closing;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (refusing != null) {
                ReferenceCountUtil.release(message);
            } else if (message instanceof HttpRequest request
                    && request.decoderResult().isFailure()) {
                refusing = status(request.decoderResult().cause());
                path = "";
                ReferenceCountUtil.release(message);
                // The server loses it where the request before is still on its way out.
                refuseOnceAllIsAnswered(context);
            } else {
                if (message instanceof HttpRequest request) {
                    unanswered++;
                    String uri = request.uri();
                    int query = uri.indexOf('?');
                    path = query < 0 ? uri : uri.substring(0, query);
                }
                super.channelRead(context, message);
            }
        }

        private void refuseOnceAllIsAnswered(ChannelHandlerContext context) {
            if (refusing != null && unanswered == 0 && !closing) {
                closing = true;
                context.writeAndFlush(refusal(refusing)).addListener(ChannelFutureListener.CLOSE);
            }
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
            if (closing) {
                ReferenceCountUtil.release(message);
                promise.setSuccess();
            } else if (message instanceof HttpResponse response && isBare(response)) {
                closing = true;
                ReferenceCountUtil.release(message);
                super.write(
                        context, refusal(response.status()), promise.unvoid().addListener(ChannelFutureListener.CLOSE));
            } else {
                boolean last = message instanceof LastHttpContent && !isInterim(message);
                super.write(context, message, promise);
                if (last) {
                    unanswered--;
                    refuseOnceAllIsAnswered(context);
                }
            }
        }

        private static boolean isInterim(Object message) {
            return message instanceof HttpResponse response
                    && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        }

        private static HttpResponseStatus status(Throwable cause) {
            return switch (cause) {
                case TooLongHttpLineException line -> HttpResponseStatus.REQUEST_URI_TOO_LONG;
                case TooLongHttpHeaderException header -> HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
                default -> HttpResponseStatus.BAD_REQUEST;
            };
        }

        private static boolean isBare(HttpResponse response) {
            return response.status().code() >= HttpResponseStatus.BAD_REQUEST.code()
                    && !response.headers().contains(HttpHeaderNames.CONTENT_TYPE);
        }

        private HttpResponse refusal(HttpResponseStatus status) {
            var type = type(status.code());
            var body = Unpooled.wrappedBuffer(problems.document(type, DETAIL, path));
            var refusal = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1,
                    HttpResponseStatus.valueOf(type.status().value()),
                    body);
            refusal.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                    .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
                    .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            return refusal;
        }
    }
}
