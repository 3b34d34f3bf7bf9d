/** Registers as spreadsheets, in and out: the one way files are read and written (see {@link Layout}). */
package org.chuishao.kernel.tabular;
