/** The one executable: main class, configuration, roles. */
package io.waybill.app;
