package dev.kairos.models.reliability;

import java.util.List;

/**
 * What one model said to several wordings of the same yes-or-no question: the ensemble of P40, whose doubt is the signal
 * UNRELIABLE of P53 and the need for help of P48.
 *
 * @param yes probability of "yes" by wording, each in [0, 1]; one or more
 */
public record Wordings(List<Double> yes) {
    private static final double CUT = 0.5;

    /** @throws IllegalArgumentException if there is no wording, or one outside [0, 1] */
    public Wordings {
        yes = List.copyOf(yes);
        if (yes.isEmpty() || yes.stream().anyMatch(one -> !(one >= 0 && one <= 1))) {
            throw new IllegalArgumentException(
                    "probabilities of yes are " + yes + ", expected one or more, each in [0, 1]");
        }
    }

    /** The probability of "yes" among two token probabilities, whatever else the model might have said. */
    public static double yesAmong(double yes, double no) {
        return yes + no == 0 ? CUT : yes / (yes + no);
    }

    /** The mean probability of "yes": the ensemble's. */
    public double mean() {
        return yes.stream().mapToDouble(Double::doubleValue).average().orElse(CUT);
    }

    /** What the ensemble answers. */
    public boolean answer() {
        return mean() > CUT;
    }

    /** What one wording alone answers. */
    public boolean answer(int wording) {
        return yes.get(wording) > CUT;
    }

    /** Doubt of the ensemble in [0, 1]: 1 where the mean is undecided. */
    public double doubt() {
        return doubt(mean());
    }

    /** Doubt of one wording alone in [0, 1]. */
    public double doubt(int wording) {
        return doubt(yes.get(wording));
    }

    private static double doubt(double probability) {
        return 1 - 2 * Math.abs(probability - CUT);
    }

    /** Share of the wordings that contradict the majority, in [0, 0.5]. */
    public double disagreement() {
        long ayes = yes.stream().filter(one -> one > CUT).count();
        return (double) Math.min(ayes, yes.size() - ayes) / yes.size();
    }

    /** Whether all wordings got the same answer. */
    public boolean agree() {
        return disagreement() == 0;
    }
}
