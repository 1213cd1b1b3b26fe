/** Axon Framework, as Waybill uses it. */
package io.waybill.app.axon;
