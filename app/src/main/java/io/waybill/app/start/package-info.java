/** What a person sees while Waybill starts. */
package io.waybill.app.start;
