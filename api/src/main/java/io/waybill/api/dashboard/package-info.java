/** Serves the web dashboard, which finds its way about by itself once a page of it is loaded. */
package io.waybill.api.dashboard;
