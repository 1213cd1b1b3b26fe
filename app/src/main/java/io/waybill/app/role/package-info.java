/** Which parts of Waybill one process is. */
package io.waybill.app.role;
