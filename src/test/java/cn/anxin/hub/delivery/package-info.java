/** What goes out, tried on a real database, a real broker and a real SFTP server. */
@NullMarked
package cn.anxin.hub.delivery;

import org.jspecify.annotations.NullMarked;
