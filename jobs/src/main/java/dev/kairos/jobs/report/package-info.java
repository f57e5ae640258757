/**
 * The report: one HTML file that answers why an assistant spoke here, why not there, and what would have changed it; and
 * the same in words. Enters: what a replay read and wrote. Leaves: {@code report.html}, explanations.
 */
@NullMarked
package dev.kairos.jobs.report;

import org.jspecify.annotations.NullMarked;
