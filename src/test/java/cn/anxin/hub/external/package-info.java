/** The packaged hub outside its sandbox: several at once, on servers that come and go. */
@NullMarked
package cn.anxin.hub.external;

import org.jspecify.annotations.NullMarked;
