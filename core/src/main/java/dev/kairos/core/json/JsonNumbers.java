package dev.kairos.core.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Doubles as the records carry them: at most six decimals, below one at most six significant digits, so that the last
 * bits of a computation do not make two logs differ; no exponent, at least one decimal, no negative zero.
 */
final class JsonNumbers {
    private static final int DECIMALS = 6;

    private JsonNumbers() {}

    /** The JSON number; {@code null} for what JSON has no number for. */
    static String write(double value) {
        if (!Double.isFinite(value)) {
            return "null";
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal rounded = Math.abs(value) < 1
                ? exact.round(new MathContext(DECIMALS, RoundingMode.HALF_EVEN))
                : exact.setScale(DECIMALS, RoundingMode.HALF_EVEN);
        BigDecimal shortest = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
        return shortest.setScale(Math.max(1, shortest.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
