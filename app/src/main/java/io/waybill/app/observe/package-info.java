/** What operators see: metrics, and the traces of a few requests. */
package io.waybill.app.observe;
