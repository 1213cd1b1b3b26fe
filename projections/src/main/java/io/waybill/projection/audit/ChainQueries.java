package io.waybill.projection.audit;

import io.waybill.messages.Refusal;
import io.waybill.messages.Refusal.Reason;
import io.waybill.messages.audit.ChainReport;
import io.waybill.messages.audit.VerifyChain;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers whether the chain is unbroken: two at a time, on threads of their own, since it takes seconds. */
final class ChainQueries {

    private static final Logger log = LoggerFactory.getLogger(ChainQueries.class);
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 4;

    private final ChainVerification verification;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("audit-verify-", 0).daemon().factory());

    ChainQueries(ChainVerification verification) {
        this.verification = verification;
    }

    @QueryHandler
    CompletableFuture<ChainReport> handle(VerifyChain query) {
        return answer(() -> verification.verify(query));
    }

    private CompletableFuture<ChainReport> answer(Callable<ChainReport> work) {
        var answer = new CompletableFuture<ChainReport>();
        try {
            threads.execute(() -> {
                try {
                    answer.complete(work.call());
                } catch (Exception e) {
                    log.warn("The chain of the audit could not be verified: {}", e.toString());
                    answer.completeExceptionally(unavailable(e));
                }
            });
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(unavailable(e));
        }
        return answer;
    }

    private static QueryExecutionException unavailable(Exception cause) {
        String detail = "The chain cannot be verified now; try again in a moment.";
        return new QueryExecutionException(detail, cause, new Refusal(Reason.UNAVAILABLE, detail));
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
