package dev.kairos.models.planner;

import dev.kairos.core.decision.Action;
import dev.kairos.core.decision.Alternative;
import dev.kairos.core.decision.Plan;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Judgment;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.Planner;
import dev.kairos.core.slot.SlotFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks the dialogue act up by the topic of the judgment. Worth of acting is what the score exceeds the threshold by.
 * The plan's deadline is left 0: DECIDE puts in the assistant's.
 */
public final class TablePlanner implements Planner {
    private static final String DE_ESCALATE = "de-escalate";
    private static final List<String> BLAMING =
            List.of("your fault", "you always", "you never", "calm down", "you started", "you should have");

    private final Map<String, String> acts;
    private final @Nullable String defaultAct;
    private final @Nullable String style;
    private final @Nullable String fallback;
    private final Address address;

    /** Whom to address. */
    public enum Address {
        /** The session for de-escalation, else the person behind the signal. */
        AUTO,
        SESSION,
        PERSON
    }

    /**
     * @param acts dialogue act by name of the signal type
     * @param defaultAct act for topics that the table lacks, or null for none
     * @param style wording style, or null
     * @param fallback what to say when no responder answers, or null for nothing
     * @param address whom to address
     */
    public TablePlanner(
            Map<String, String> acts,
            @Nullable String defaultAct,
            @Nullable String style,
            @Nullable String fallback,
            Address address) {
        this.acts = new TreeMap<>(acts);
        this.defaultAct = defaultAct;
        this.style = style;
        this.fallback = fallback;
        this.address = address;
    }

    @Override
    public Choice plan(SessionView view, Judgment judgment, long seed) {
        String act = actFor(judgment.topic());
        double propensity = act == null ? 0 : judgment.propensity();
        List<Alternative> alternatives = new ArrayList<>();
        alternatives.add(new Alternative(audible(judgment), judgment.score() - judgment.threshold(), propensity));
        alternatives.add(new Alternative(inaudible(judgment), 0, 1 - propensity));
        return new Choice(
                alternatives,
                act != null && judgment.action().isAudible()
                        ? Optional.of(plan(view, judgment, act))
                        : Optional.empty());
    }

    private @Nullable String actFor(@Nullable SignalType topic) {
        return topic == null ? defaultAct : acts.getOrDefault(topic.name(), defaultAct);
    }

    private static Action audible(Judgment judgment) {
        return judgment.action().isAudible()
                ? judgment.action()
                : judgment.topic() == SignalType.CLARIFICATION ? Action.ASK : Action.SPEAK;
    }

    private static Action inaudible(Judgment judgment) {
        return judgment.action().isAudible() ? Action.WAIT : judgment.action();
    }

    private Plan plan(SessionView view, Judgment judgment, String act) {
        Situation situation = new Situation(view);
        boolean calms = act.equals(DE_ESCALATE);
        boolean toSession = address == Address.SESSION || (address == Address.AUTO && calms);
        String person = situation.personBehind(judgment.topic());
        String addressee = toSession ? null : person;
        return new Plan(
                act,
                List.of(),
                addressee,
                situation.slots(judgment.topic(), addressee),
                List.of(),
                calms ? BLAMING : List.of(),
                style,
                0,
                fallback);
    }

    /** Makes the planner. */
    public static final class Factory implements SlotFactory<Planner> {
        @Override
        public Class<Planner> slot() {
            return Planner.class;
        }

        @Override
        public String id() {
            return "table";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "one dialogue act per type of signal";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.of("acts", Parameter.Kind.TABLE, null, "Dialogue act by signal type."),
                    Parameter.of("act", Parameter.Kind.TEXT, "", "Act for topics that the table lacks."),
                    Parameter.of("style", Parameter.Kind.TEXT, "", "Wording style, e.g. calm."),
                    Parameter.of("fallback", Parameter.Kind.TEXT, "", "What to say when no responder answers in time."),
                    Parameter.word("address", List.of("auto", "session", "person"), "auto", "Whom to address."));
        }

        @Override
        public Planner create(Parameters parameters) {
            Map<String, String> acts = parameters.table("acts");
            List<String> types =
                    Arrays.stream(SignalType.values()).map(Enum::name).toList();
            acts.keySet().stream()
                    .filter(type -> !types.contains(type))
                    .findFirst()
                    .ifPresent(type -> {
                        throw new IllegalArgumentException("acts names '" + type + "', expected one of " + types);
                    });
            return new TablePlanner(
                    acts,
                    orNull(parameters.text("act")),
                    orNull(parameters.text("style")),
                    orNull(parameters.text("fallback")),
                    Address.valueOf(parameters.text("address").toUpperCase(Locale.ROOT)));
        }

        private static @Nullable String orNull(String text) {
            return text.isEmpty() ? null : text;
        }
    }
}
