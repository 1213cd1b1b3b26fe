/** The fonts that printed pages bring with them. */
package io.waybill.api.font;
