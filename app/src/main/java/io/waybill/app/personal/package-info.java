/** What is known about persons: sealed with a key of each person alone, and unreadable once that key is destroyed. */
package io.waybill.app.personal;
