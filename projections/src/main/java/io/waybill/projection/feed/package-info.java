/** What the outside is told: processors with side effects, which never replay. */
package io.waybill.projection.feed;
