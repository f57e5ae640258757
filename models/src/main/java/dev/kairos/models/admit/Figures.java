package dev.kairos.models.admit;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as a person reads them in a decision: at most four digits after the point, none that are zero. */
final class Figures {
    private static final int DIGITS = 4;

    private Figures() {}

    static String of(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
