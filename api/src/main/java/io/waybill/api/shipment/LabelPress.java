package io.waybill.api.shipment;

import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.messages.shipment.ShipmentView;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Prints labels, off the event loop and one after the other: fonts are read from files, and are not for two threads at once. */
@Component
class LabelPress implements DisposableBean {

    private static final int MOST_WAITING = 1_000;

    private final Scheduler thread = Schedulers.newBoundedElastic(1, MOST_WAITING, "labels");

    /**
     * Prints the label of a shipment.
     *
     * @param shipment the shipment, whose addresses are known
     * @return the label as PDF; fails with a problem, 503, where too many are waiting
     */
    Mono<byte[]> print(ShipmentView shipment) {
        return Mono.fromSupplier(() -> new Label(shipment).pdf())
                .subscribeOn(thread)
                .onErrorMap(
                        RejectedExecutionException.class,
                        full -> new ProblemException(
                                ProblemType.UNAVAILABLE, "Too many labels are being printed; try again."));
    }

    @Override
    public void destroy() {
        thread.dispose();
    }
}
