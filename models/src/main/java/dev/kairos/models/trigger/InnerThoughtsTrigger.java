package dev.kairos.models.trigger;

import dev.kairos.core.decision.Action;
import dev.kairos.core.session.Feature;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.session.Thought;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Judgment;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.core.slot.Trigger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Keeps covert thoughts and voices the best one when its motivation suffices (P24). Every signal with news becomes a
 * thought, scored by {@link Motivation}; its saliency fades with each turn since, and every turn that the assistant has
 * been silent adds one percent. In an open turn the best thought is voiced from {@code threshold} on, below it only as a
 * quick reaction, with probability {@code system1}; in the assistant's own turn at any score; in somebody else's as an
 * interruption from {@code interrupt} on. What was thought before the assistant spoke last is dropped.
 */
public final class InnerThoughtsTrigger implements Trigger {
    private static final double PER_SILENT_TURN = 1.01;
    private static final Comparator<Voiced> BEST_FIRST = Comparator.comparingDouble(Voiced::score)
            .reversed()
            .thenComparing(voiced -> voiced.thought().topic())
            .thenComparing(voiced -> voiced.thought().event());

    private final Settings settings;

    /**
     * How ready it is to speak.
     *
     * @param threshold score from which a thought is voiced in an open turn, in [1, 5]
     * @param interrupt score from which it interrupts, in [1, 5]
     * @param system1 probability of a quick reaction below the threshold
     * @param keep thoughts kept
     * @param decay what is left of a thought's saliency after each turn
     */
    public record Settings(double threshold, double interrupt, double system1, int keep, double decay) {}

    /** A thought with its score at this moment. */
    private record Voiced(Thought thought, double score) {}

    public InnerThoughtsTrigger(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Judgment judge(SessionView view, long seed) {
        List<Voiced> reservoir = reservoir(view);
        List<Thought> kept = reservoir.stream().map(Voiced::thought).toList();
        if (reservoir.isEmpty()) {
            return new Judgment(
                    Action.WAIT, Motivation.LOWEST, settings.threshold(), null, 0, "nothing comes to mind", kept);
        }
        Voiced best = reservoir.get(0);
        return switch (TurnType.of(view)) {
            case MINE -> judged(Action.SPEAK, best, Motivation.LOWEST, "answers as it was addressed", kept);
            case OPEN ->
                best.score() >= settings.threshold()
                        ? judged(Action.SPEAK, best, settings.threshold(), "speaks in an open turn", kept)
                        : quickReaction(view, best, kept, seed);
            case OTHERS ->
                best.score() >= settings.interrupt()
                        ? judged(Action.INTERRUPT, best, settings.interrupt(), "interrupts", kept)
                        : judged(Action.WAIT, best, settings.interrupt(), "leaves the turn to others", kept);
        };
    }

    /** Thoughts worth keeping with their scores of now, best first. */
    private List<Voiced> reservoir(SessionView view) {
        Map<String, Thought> thoughts = new LinkedHashMap<>();
        Long spoken = view.history().lastSpoken();
        view.thoughts().stream()
                .filter(thought -> spoken == null || thought.formed() > spoken)
                .forEach(thought -> thoughts.put(key(thought), thought));
        for (Thought fresh : formed(view)) {
            thoughts.merge(key(fresh), fresh, InnerThoughtsTrigger::stronger);
        }
        return thoughts.values().stream()
                .map(thought -> new Voiced(thought, scoreNow(view, thought)))
                .sorted(BEST_FIRST)
                .limit(settings.keep())
                .toList();
    }

    private static List<Thought> formed(SessionView view) {
        List<Thought> formed = new ArrayList<>();
        for (Signal signal : view.signals()) {
            if (signal.isLiveAt(view.now()) && News.isNews(view, signal)) {
                List<String> evidence = signal.evidence();
                String event = evidence.isEmpty() ? view.point() : evidence.get(evidence.size() - 1);
                String text = Wording.name(signal.type()) + " " + Wording.figure(signal.score()) + " at " + event;
                double motivation = Motivation.of(view, signal).score();
                formed.add(new Thought(text, signal.type().name(), motivation, view.now(), event));
            }
        }
        return formed;
    }

    private static String key(Thought thought) {
        return thought.topic() + "\n" + thought.event();
    }

    /** The same thought again does not make it younger. */
    private static Thought stronger(Thought old, Thought fresh) {
        return fresh.motivation() > old.motivation()
                ? new Thought(fresh.text(), fresh.topic(), fresh.motivation(), old.formed(), fresh.event())
                : old;
    }

    private double scoreNow(SessionView view, Thought thought) {
        long turnsSince = view.recent().turns().stream()
                .filter(turn -> turn.type().isContent() && turn.time() > thought.formed())
                .count();
        double faded = thought.motivation() * Math.pow(settings.decay(), (double) turnsSince);
        return Motivation.clamp(faded * Math.pow(PER_SILENT_TURN, silentTurns(view)));
    }

    private static double silentTurns(SessionView view) {
        return view.history().lastSpoken() == null
                ? Math.expm1(view.features().get(Feature.TURNS))
                : view.history().turnsSince();
    }

    private Judgment quickReaction(SessionView view, Voiced best, List<Thought> kept, long seed) {
        if (!isAsked(view)) {
            return judged(Action.WAIT, best, settings.threshold(), "keeps it in mind", kept);
        }
        boolean reacts = new SplittableRandom(seed).nextDouble() < settings.system1();
        String reason = reason(best, settings.threshold(), reacts ? "reacts quickly" : "holds a quick reaction back");
        return new Judgment(
                reacts ? Action.SPEAK : Action.WAIT,
                best.score(),
                settings.threshold(),
                SignalType.valueOf(best.thought().topic()),
                settings.system1(),
                reason,
                kept);
    }

    /** A quick reaction needs an occasion: somebody asks, or shows that help is welcome. */
    private static boolean isAsked(SessionView view) {
        return view.features().get(Feature.QUESTION_AGE) > 0 || view.features().get(Feature.HELP_CUE_3) > 0;
    }

    private static Judgment judged(Action action, Voiced best, double bar, String what, List<Thought> kept) {
        SignalType topic = SignalType.valueOf(best.thought().topic());
        return new Judgment(
                action, best.score(), bar, topic, action.isAudible() ? 1 : 0, reason(best, bar, what), kept);
    }

    private static String reason(Voiced best, double bar, String what) {
        return what + ": motivation " + Wording.figure(best.score()) + (best.score() >= bar ? " >= " : " < ")
                + Wording.figure(bar) + " for " + best.thought().text();
    }

    /** Makes the trigger. */
    public static final class Factory implements SlotFactory<Trigger> {
        @Override
        public Class<Trigger> slot() {
            return Trigger.class;
        }

        @Override
        public String id() {
            return "inner-thoughts";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "keeps covert thoughts and voices the best one when its motivation suffices";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.of("threshold", Parameter.Kind.NUMBER, "3.5", "Motivation, 1 to 5, in an open turn."),
                    Parameter.of("interrupt", Parameter.Kind.NUMBER, "4.0", "Motivation that interrupts others."),
                    Parameter.of("system1", Parameter.Kind.SHARE, "0.3", "Probability of a quick reaction when asked."),
                    Parameter.of("keep", Parameter.Kind.COUNT, "8", "Thoughts kept between decisions."),
                    Parameter.of("decay", Parameter.Kind.SHARE, "0.95", "What a turn leaves of a thought's saliency."));
        }

        @Override
        public Trigger create(Parameters parameters) {
            return new InnerThoughtsTrigger(new Settings(
                    parameters.number("threshold"),
                    parameters.number("interrupt"),
                    parameters.number("system1"),
                    parameters.count("keep"),
                    parameters.number("decay")));
        }
    }
}
