/** WATCH: keyed by the person, before OBSERVE. Events enter and leave; to forget a person becomes to forget it in each of its sessions. */
@NullMarked
package dev.kairos.operators.watch;

import org.jspecify.annotations.NullMarked;
