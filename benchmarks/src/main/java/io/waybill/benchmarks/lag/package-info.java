/** How long it takes until what was appended can be read. */
package io.waybill.benchmarks.lag;
