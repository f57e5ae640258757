/** VET: no reply leaves without a verdict of the output guards. Fails closed. */
@NullMarked
package dev.kairos.operators.vet;

import org.jspecify.annotations.NullMarked;
