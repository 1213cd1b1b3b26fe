package io.waybill.api.connection;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.problem.Problems;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * Sees to it that the requests of one connection arrive in time, however slowly their bytes come, and that not too many
 * wait for the answer to an earlier one. It stands behind the decoder: bytes that make no message yet show as a reading
 * that completes without one. Used by one event loop only.
 */
final class RequestWatch extends ChannelDuplexHandler {

    private static final int MOST_UNANSWERED = 100;
    private static final long MOST_WAITING_BYTES = 1024 * 1024;

    private final ConnectionSettings settings;
    private final Problems problems;
    private @Nullable Future<?> deadline;
    private boolean decoded;
    private int unanswered;
    private boolean answering;
    private long waitingBytes;
    private boolean ended;

    RequestWatch(ConnectionSettings settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        decoded = true;
        if (message instanceof HttpRequest) {
            unanswered++;
            expect(settings.body(), context);
        }
        if (message instanceof LastHttpContent) {
            arrived();
        }
        if (ended || isTooMuch(message)) {
            ended = true;
            ReferenceCountUtil.release(message);
            end(context);
        } else {
            context.fireChannelRead(message);
        }
    }

    /** Requests that are sent behind one that is not answered yet are kept by Netty, however many there are. */
    private boolean isTooMuch(Object message) {
        if (unanswered <= 1) {
            waitingBytes = 0;
        } else if (message instanceof HttpContent content) {
            waitingBytes += content.content().readableBytes();
        }
        return unanswered > MOST_UNANSWERED || waitingBytes > MOST_WAITING_BYTES;
    }

    private static void end(ChannelHandlerContext context) {
        context.channel().close().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!decoded && deadline == null) {
            expect(settings.head(), context);
        }
        decoded = false;
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        arrived();
        context.fireChannelInactive();
    }

    private void expect(Duration time, ChannelHandlerContext context) {
        arrived();
        deadline = context.executor().schedule(() -> late(context), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void arrived() {
        var expected = deadline;
        if (expected != null) {
            expected.cancel(false);
            deadline = null;
        }
    }

    /** Whoever waits for the answer to an earlier request, or reads one, would take ours for it. */
    private void late(ChannelHandlerContext context) {
        boolean nothingElse = !answering && unanswered <= 1;
        if (nothingElse) {
            var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.REQUEST_TIMEOUT);
            answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            context.writeAndFlush(documented(answer, ProblemType.TOO_SLOW, "Send the whole request without pauses."))
                    .addListener(ChannelFutureListener.CLOSE);
        } else {
            end(context);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        answering = !(message instanceof LastHttpContent);
        if (!answering) {
            unanswered--;
        }
        super.write(context, message, promise);
    }

    private FullHttpResponse documented(FullHttpResponse answer, ProblemType type, String detail) {
        byte[] body = problems.document(type, detail, "");
        FullHttpResponse documented = answer.replace(Unpooled.wrappedBuffer(body));
        answer.release();
        documented
                .headers()
                .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return documented;
    }
}
