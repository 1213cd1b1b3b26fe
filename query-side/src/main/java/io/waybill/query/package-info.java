/** Query handlers over the read models, by business word. Nothing here blocks. */
package io.waybill.query;
