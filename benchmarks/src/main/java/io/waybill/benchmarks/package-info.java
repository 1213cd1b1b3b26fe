/** What every measurement needs. */
package io.waybill.benchmarks;
