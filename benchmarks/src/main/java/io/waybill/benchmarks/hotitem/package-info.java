/** Measures a stock item with many movements. */
package io.waybill.benchmarks.hotitem;
