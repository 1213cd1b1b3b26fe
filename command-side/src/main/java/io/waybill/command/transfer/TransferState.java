package io.waybill.command.transfer;

import io.waybill.messages.transfer.TransferOrder;

/** Where the goods of a transfer are, and so which step comes next. */
sealed interface TransferState {

    /**
     * Where they were; next they leave.
     *
     * @param order what to bring from where to where
     */
    record Started(TransferOrder order) implements TransferState {}

    /**
     * At no location; next they are taken in.
     *
     * @param order what to bring from where to where
     */
    record InTransit(TransferOrder order) implements TransferState {}

    /**
     * At no location, and turned away; next they are taken back.
     *
     * @param order what was to be brought from where to where
     */
    record ComingBack(TransferOrder order) implements TransferState {}

    /** Where they are to be, at either location; nothing comes next. */
    record Ended() implements TransferState {}
}
