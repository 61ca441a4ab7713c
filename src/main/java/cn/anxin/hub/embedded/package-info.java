/** PostgreSQL, Artemis and the SFTP sandbox on one machine, and the sample city that lives in it. */
@NullMarked
package cn.anxin.hub.embedded;

import org.jspecify.annotations.NullMarked;
