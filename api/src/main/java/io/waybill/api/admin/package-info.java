/** What operators see of the system, and what they can do to it. */
package io.waybill.api.admin;
