/**
 * How events get into read models: exactly once, a batch at a time, and around an event that cannot be handled. A
 * {@link io.waybill.projection.engine.Projection} says what its events come to; everything else is here.
 */
package io.waybill.projection.engine;
