package dev.kairos.models.probe;

import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Encoder;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.Probe;
import dev.kairos.core.slot.SlotFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Looks again with sentence vectors where the cheap score lies in a band: the log-odds of the cheap score plus how much
 * nearer the turn is to sentences that show the signal than to sentences that do not. It computes in the caller; the
 * stage that asks brings the thread.
 */
public final class EncoderTierProbe implements Probe {
    private static final String BY = "encoder-tier@1";
    private static final double SMALLEST = 1e-6;

    private final Encoder encoder;
    private final Prototypes prototypes;
    private final Band band;

    /**
     * Where to look again, and how much to trust what is seen.
     *
     * @param signal type of the signal
     * @param low lower end of the band, inclusive
     * @param high upper end, exclusive
     * @param weight log-odds per unit of margin; 8 turns the usual margin of .1 to .3 into one to two and a half
     * @param validFor how long the new signal counts
     */
    public record Band(SignalType signal, double low, double high, double weight, Duration validFor) {
        public Band {
            if (low > high) {
                throw new IllegalArgumentException("low is " + low + ", high is " + high + "; expected low <= high");
            }
        }
    }

    /**
     * @param encoder encoder, closed with the probe
     * @param band where to look again
     */
    public EncoderTierProbe(Encoder encoder, Band band) {
        this.encoder = encoder;
        this.band = band;
        this.prototypes = Prototypes.read(band.signal(), encoder);
    }

    @Override
    public boolean wants(SessionView view) {
        double cheap = view.score(band.signal());
        return view.turn() != null
                && !view.turn().event().textOrEmpty().isBlank()
                && cheap >= band.low()
                && cheap < band.high();
    }

    @Override
    public CompletionStage<List<Signal>> ask(SessionView view) {
        if (view.turn() == null) {
            return CompletableFuture.completedStage(List.of());
        }
        float[] vector =
                encoder.encode(List.of(view.turn().event().textOrEmpty())).get(0);
        double odds = logOdds(view.score(band.signal())) + band.weight() * prototypes.margin(vector);
        double score = 1 / (1 + Math.exp(-odds));
        return CompletableFuture.completedStage(List.of(new Signal(
                band.signal(),
                score,
                BY,
                List.of(view.turn().id()),
                view.now() + band.validFor().toMillis())));
    }

    @Override
    public void close() {
        encoder.close();
    }

    private static double logOdds(double score) {
        double inside = Math.max(SMALLEST, Math.min(1 - SMALLEST, score));
        return Math.log(inside / (1 - inside));
    }

    /** Makes the probe. */
    public static final class Factory implements SlotFactory<Probe> {
        @Override
        public Class<Probe> slot() {
            return Probe.class;
        }

        @Override
        public String id() {
            return "encoder-tier";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "scores a signal again with sentence vectors where the cheap score is in a band";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.word("signal", Prototypes.SIGNALS, null, "Type of the signal."),
                    Parameter.of("low", Parameter.Kind.SHARE, "0.3", "Cheap score from which on to look again."),
                    Parameter.of("high", Parameter.Kind.SHARE, "0.7", "Cheap score from which on it is sure enough."),
                    Parameter.of("weight", Parameter.Kind.NUMBER, "8", "Log-odds per unit of margin."),
                    Parameter.of("valid-for", Parameter.Kind.DURATION, "10 min", "How long the new signal counts."),
                    Parameter.slot("encoder", Encoder.class, "minilm", "Encoder of the turn."));
        }

        @Override
        public Probe create(Parameters parameters) {
            Band band = band(parameters);
            return new EncoderTierProbe(parameters.slot("encoder", Encoder.class), band);
        }

        @Override
        public void verify(Parameters parameters) {
            band(parameters);
        }

        private static Band band(Parameters parameters) {
            return new Band(
                    SignalType.valueOf(parameters.text("signal")),
                    parameters.number("low"),
                    parameters.number("high"),
                    parameters.number("weight"),
                    parameters.duration("valid-for"));
        }
    }
}
