package io.waybill.app.demo;

/**
 * A movement of the plan, and what became of it.
 *
 * @param planned the movement
 * @param outcome what became of it
 */
record PlayedMovement(PlannedMovement planned, Outcome outcome) {

    boolean done() {
        return outcome == Outcome.DONE;
    }
}
