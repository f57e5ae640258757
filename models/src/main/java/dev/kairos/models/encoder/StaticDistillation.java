package dev.kairos.models.encoder;

import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import java.util.BitSet;
import java.util.function.IntConsumer;
import org.tribuo.math.la.DenseMatrix;

/**
 * Makes the table of {@link StaticEncoder} from the transformer: every token of its vocabulary goes through it alone; the
 * vectors are centred and reduced to their first 256 principal components; each is weighted by how rare its token is.
 * The idea is that of model2vec (Tulkens and van Dongen 2024). Nothing is drawn at random: the same transformer gives the
 * same table.
 *
 * <p>Weights are those of smooth inverse frequency, a / (a + p) with a = 0.0001 (Arora et al. 2017). No text is counted
 * for p: the vocabulary lists words by frequency, so by Zipf's law p is 1 / (rank x H).
 */
public final class StaticDistillation {
    private static final int DIMENSION = 256;
    private static final long BEGIN = 101;
    private static final long END = 102;
    /** Words are listed by frequency from here on ("the"); letters and signs stand before. */
    private static final int FIRST_WORD = 1996;
    /** Letters and signs, whose frequency the vocabulary does not tell, count as the hundredth word. */
    private static final int RANK_OF_SIGNS = 100;

    private static final double SMOOTHING = 1e-4;
    /** Sum of 1 / rank over a vocabulary of thirty thousand words. */
    private static final double HARMONIC = 10.9;

    private StaticDistillation() {}

    /**
     * What came of it.
     *
     * @param table the table
     * @param tokens tokens that have a vector
     * @param variance share of the variance that the components keep, in [0, 1]
     */
    public record Distilled(TokenTable table, int tokens, double variance) {}

    /**
     * Distils the bundled transformer; a minute or so on one core.
     *
     * @param progress hears how many tokens are done
     * @throws EncoderException if the transformer cannot be loaded
     */
    public static Distilled run(IntConsumer progress) {
        BitSet words = WordPieces.wordIds();
        float[][] states = states(words, progress);
        double[] mean = mean(states, words);
        DenseMatrix.EigenDecomposition components = components(states, words, mean);
        double kept = 0;
        double all = 0;
        for (int i = 0; i < MiniLmModel.DIMENSION; i++) {
            double value = components.eigenvalues().get(i);
            all += value;
            kept += i < DIMENSION ? value : 0;
        }
        double[][] axes = new double[DIMENSION][];
        for (int i = 0; i < DIMENSION; i++) {
            axes[i] = oriented(components.getEigenVector(i).toArray());
        }
        float[][] rows = new float[states.length][];
        for (int token = 0; token < states.length; token++) {
            rows[token] = words.get(token) ? row(states[token], mean, axes, weight(token)) : new float[DIMENSION];
        }
        return new Distilled(TokenTable.of(rows), words.cardinality(), kept / all);
    }

    private static float[][] states(BitSet words, IntConsumer progress) {
        float[][] states = new float[words.length()][];
        try (MiniLmModel model = MiniLmModel.load();
                Predictor<NDList, NDList> predictor = model.predictor()) {
            for (int token = words.nextSetBit(0); token >= 0; token = words.nextSetBit(token + 1)) {
                float[] all = model.states(
                        predictor, new long[][] {{BEGIN, token, END}}, new long[][] {{1, 1, 1}}, new long[][] {{0, 0, 0}
                        });
                states[token] = MiniLmModel.mean(all, 0, 3);
                progress.accept(token + 1);
            }
        }
        return states;
    }

    private static double[] mean(float[][] states, BitSet words) {
        double[] mean = new double[MiniLmModel.DIMENSION];
        words.stream().forEach(token -> {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += states[token][i];
            }
        });
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= words.cardinality();
        }
        return mean;
    }

    private static DenseMatrix.EigenDecomposition components(float[][] states, BitSet words, double[] mean) {
        int dimension = mean.length;
        double[][] covariance = new double[dimension][dimension];
        double[] centred = new double[dimension];
        words.stream().forEach(token -> {
            for (int i = 0; i < dimension; i++) {
                centred[i] = states[token][i] - mean[i];
            }
            for (int i = 0; i < dimension; i++) {
                for (int j = 0; j <= i; j++) {
                    covariance[i][j] += centred[i] * centred[j];
                }
            }
        });
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] /= words.cardinality();
                covariance[j][i] = covariance[i][j];
            }
        }
        return DenseMatrix.createDenseMatrix(covariance)
                .eigenDecomposition()
                .orElseThrow(() -> new IllegalStateException("the covariance of the tokens has no eigenvalues"));
    }

    /** An axis has no sense of direction: its largest number is made positive. */
    private static double[] oriented(double[] axis) {
        int largest = 0;
        for (int i = 1; i < axis.length; i++) {
            largest = Math.abs(axis[i]) > Math.abs(axis[largest]) ? i : largest;
        }
        double sign = Math.signum(axis[largest]);
        for (int i = 0; i < axis.length; i++) {
            axis[i] *= sign;
        }
        return axis;
    }

    private static float[] row(float[] state, double[] mean, double[][] axes, double weight) {
        float[] row = new float[axes.length];
        for (int i = 0; i < axes.length; i++) {
            double sum = 0;
            for (int j = 0; j < mean.length; j++) {
                sum += axes[i][j] * (state[j] - mean[j]);
            }
            row[i] = (float) (weight * sum);
        }
        return row;
    }

    private static double weight(int token) {
        int rank = token < FIRST_WORD ? RANK_OF_SIGNS : token - FIRST_WORD + 1;
        double frequency = 1 / (rank * HARMONIC);
        return SMOOTHING / (SMOOTHING + frequency);
    }
}
