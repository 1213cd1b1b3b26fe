/** How fast read models are built anew. */
package io.waybill.benchmarks.rebuild;
