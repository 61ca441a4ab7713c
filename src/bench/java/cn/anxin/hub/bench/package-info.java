/** Measures the hub against what the hardware allows and against other ways to do its job: {@code mvn -Pbench verify}. */
@NullMarked
package cn.anxin.hub.bench;

import org.jspecify.annotations.NullMarked;
