/** How fast the console's pages are answered over a large ledger. */
@NullMarked
package cn.anxin.hub.bench.console;

import org.jspecify.annotations.NullMarked;
