/** How many clients can watch at once, and how soon each hears of a change. */
package io.waybill.benchmarks.subscribers;
