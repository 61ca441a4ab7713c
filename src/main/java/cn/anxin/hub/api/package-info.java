/** The REST interface for agencies, recipients and scripts. */
@NullMarked
package cn.anxin.hub.api;

import org.jspecify.annotations.NullMarked;
