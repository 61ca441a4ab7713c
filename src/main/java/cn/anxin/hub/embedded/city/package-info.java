/** The sample city: made-up enterprises and the files that its agencies would leave, mistakes included. */
@NullMarked
package cn.anxin.hub.embedded.city;

import org.jspecify.annotations.NullMarked;
