/** The reference pages, made from what the code declares and from the schemas of the records. */
@NullMarked
package dev.kairos.jobs.reference;

import org.jspecify.annotations.NullMarked;
